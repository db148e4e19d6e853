package com.truewatch.billing.accounts.workspace.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sites of the platform, where workspaces live. */
@ConfigMapping(prefix = "accounts.sites")
public interface SiteConfig {
    /** By the code that the console names them by, for example {@code ap1}. */
    @WithParentName
    Map<String, Site> sites();

    /** One of them. */
    interface Site {
        /** Where it is, in words. */
        String name();

        /** Which cloud it runs on, in words. */
        String cloud();

        /** The marketplaces whose cloud accounts may settle its workspaces; none of them where there is no list. */
        Optional<Set<String>> marketplaces();
    }
}
