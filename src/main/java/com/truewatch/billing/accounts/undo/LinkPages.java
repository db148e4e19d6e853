package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.platform.http.LinkPage;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;

/** The configured pages, looked at before the service answers anybody: a link that leads nowhere is found out too late. */
@Startup
@Singleton
class LinkPages {
    private final LinkConfig config;

    LinkPages(LinkConfig config) {
        this.config = config;
        for (Link link : Link.values()) {
            LinkPage.require("accounts.links." + link.name().toLowerCase(Locale.ROOT), of(link), config.secure());
        }
    }

    /** Where a link leads. */
    URI of(Link link) {
        return switch (link) {
            case UNDO -> config.undo();
            case CONTEST -> config.contest();
        };
    }
}
