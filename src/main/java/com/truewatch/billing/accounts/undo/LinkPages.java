package com.truewatch.billing.accounts.undo;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;

/** The configured pages, looked at before the service answers anybody: a link that leads nowhere is found out too late. */
@Startup
@Singleton
class LinkPages {
    private final LinkConfig config;

    LinkPages(LinkConfig config) {
        this.config = config;
        for (Link link : Link.values()) {
            requireUsable(link, of(link), config.secure());
        }
    }

    /** Where a link leads. */
    URI of(Link link) {
        return switch (link) {
            case UNDO -> config.undo();
            case CONTEST -> config.contest();
        };
    }

    private static void requireUsable(Link link, URI page, boolean secure) {
        boolean schemeFits = "https".equals(page.getScheme()) || (!secure && "http".equals(page.getScheme()));
        if (!schemeFits || page.getHost() == null || page.getUserInfo() != null || page.getFragment() != null) {
            throw new IllegalStateException("the page to " + link + " (accounts.links) must be "
                    + (secure ? "https://" : "http:// or https://") + " with a host and without a fragment: " + page);
        }
    }
}
