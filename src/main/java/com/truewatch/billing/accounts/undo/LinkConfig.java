package com.truewatch.billing.accounts.undo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** The pages that links in notices lead to. Each has a button that sends the token of the link's fragment. */
@ConfigMapping(prefix = "accounts.links")
interface LinkConfig {
    /** Undoes a change. */
    URI undo();

    /** Contests an undo. */
    URI contest();

    /** Whether both must be {@code https}; false only in local mode. */
    @WithDefault("true")
    boolean secure();
}
