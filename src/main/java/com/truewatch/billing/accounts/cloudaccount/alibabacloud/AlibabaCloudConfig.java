package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Alibaba Cloud Marketplace. */
@ConfigMapping(prefix = "accounts.alibaba-cloud")
interface AlibabaCloudConfig {
    /** The keys that sign its calls, at most two: both count while one replaces the other. Without one, no call is genuine. */
    Optional<List<String>> keys();

    /** Where the marketplace sends a buyer's browser: this service's own endpoint, as it is reached from outside. */
    Optional<URI> authUrl();
}
