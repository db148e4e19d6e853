package com.truewatch.billing.accounts.cloudaccount.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** AWS Marketplace. An endpoint whose settings are missing answers {@code unavailable}. */
@ConfigMapping(prefix = "accounts.aws")
interface AwsConfig {
    /** The region under which calls are signed. */
    @WithDefault("us-east-1")
    String region();

    /** Where ResolveCustomer is. */
    @WithDefault("https://metering.marketplace.us-east-1.amazonaws.com/")
    URI meteringUrl();

    /** Where GetEntitlements is. */
    @WithDefault("https://entitlement.marketplace.us-east-1.amazonaws.com/")
    URI entitlementUrl();

    /** Of a user of the seller's account who may {@code ResolveCustomer} and {@code GetEntitlements}. */
    Optional<String> accessKeyId();

    /** The key itself. */
    Optional<String> secretAccessKey();

    /** Each of these is accepted in the header of EventBridge's events: two, while the secret is replaced. */
    Optional<List<String>> eventSecrets();

    /** Our own account at AWS: events of EventBridge that name another one are refused. Unset, they are not asked. */
    Optional<String> sellerAccount();

    /** The topics whose messages are accepted, by their ARNs. */
    Optional<Set<String>> snsTopics();

    /** Buyers who come from one network, within an hour. */
    @WithDefault("60")
    int registrationsPerNetworkAndHour();

    /** Without a connection by then a call has failed. */
    @WithDefault("PT1S")
    Duration connectTimeout();

    /** Without an answer by then a call has failed; three of them are made at most, all within five seconds. */
    @WithDefault("PT3S")
    Duration timeout();
}
