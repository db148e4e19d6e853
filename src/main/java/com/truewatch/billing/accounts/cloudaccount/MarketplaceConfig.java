package com.truewatch.billing.accounts.cloudaccount;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The marketplaces in which our products are listed, by names of our own. */
@ConfigMapping(prefix = "accounts.marketplaces")
interface MarketplaceConfig {
    /** Their listings. */
    @WithParentName
    Map<String, Marketplace> byName();

    /** One of them. */
    interface Marketplace {
        /** Whose it is, for example {@code AWS}. */
        String provider();

        /** The codes of our products there; what names another product has no effect. */
        Optional<Set<String>> productCodes();
    }
}
