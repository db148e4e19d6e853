package com.truewatch.billing.accounts.workspace.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Workspaces: their sites, as {@code sites.yaml} has them, their locks and when they are settled. */
@ConfigMapping(prefix = "accounts")
public interface WorkspaceConfig {
    /** The sites of the platform, by the code that the console names them by, for example {@code ap1}. */
    Map<String, Site> sites();

    /** Their locks. */
    Workspaces workspaces();

    /** Bills. */
    Billing billing();

    /** A site, where workspaces live. */
    interface Site {
        /** Where it is, in words. */
        String name();

        /** Which cloud it runs on, in words. */
        String cloud();

        /** The marketplaces whose cloud accounts may settle its workspaces; none of them where there is no list. */
        Optional<Set<String>> marketplaces();
    }

    /** The lock of workspaces. */
    interface Workspaces {
        /** From the beginning of a lock until it is final. */
        @WithDefault("P14D")
        Duration lockCountdown();
    }

    /** The calendar of bills. */
    interface Billing {
        /**
         * Whose days are settled and whose months allow one change; one for all, never the holder's. Do not change it once
         * bills were made.
         */
        @WithDefault("UTC")
        ZoneId zone();
    }
}
