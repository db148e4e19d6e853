package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Cloud providers and marketplaces, as {@code sites.yaml} has them, and claims of cloud accounts. */
@ConfigMapping(prefix = "accounts")
public interface CloudAccountConfig {
    /** The cloud providers, each by its name in lower case: {@code alibaba-cloud} is {@code ALIBABA_CLOUD}. */
    Map<String, Provider> cloudProviders();

    /** The marketplaces in which our products are listed, by names of our own. */
    Map<String, Marketplace> marketplaces();

    /** Claims of cloud accounts. */
    ClaimRules claims();

    /** The rules of one provider. */
    interface Provider {
        /** What becomes of the workspaces of a cloud account that has ended: {@code LOCK} or {@code FALL_BACK}. */
        WhenEnded whenEnded();

        /**
         * For how long a licence that is gone, and of which nothing tells why, waits for the news of that: a renewal's news
         * come in any order. AWS delivers for 24 hours.
         */
        @WithDefault("PT25H")
        Duration grace();
    }

    /** The listings in one of them. */
    interface Marketplace {
        /** Whose it is, for example {@code AWS}. */
        String provider();

        /** The codes of our products there; what names another product has no effect. */
        Optional<Set<String>> productCodes();
    }

    /** How they may be made. */
    interface ClaimRules {
        /** For how long a buyer who comes from a marketplace may log in and claim. */
        @WithDefault("PT4H")
        Duration lifetime();

        /** Wrong pairs of account and instance within a day, per account. */
        @WithDefault("5")
        int wrongPairsPerDay();
    }
}
