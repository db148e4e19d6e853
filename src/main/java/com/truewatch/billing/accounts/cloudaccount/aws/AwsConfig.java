package com.truewatch.billing.accounts.cloudaccount.aws;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    /**
     * The marketplaces of other AWS's, for example {@code aws-china}, by their names: each has hosts, keys and a seller's
     * account of its own. Without a key there, what is given for all of them counts.
     */
    Map<String, OtherAws> marketplaces();

    /** Each of these is accepted in the header of EventBridge's events: two, while the secret is replaced. */
    Optional<List<String>> eventSecrets();

    /**
     * Our own account at AWS: events of EventBridge that name neither it nor that of another AWS are refused. Unset, they
     * are not asked.
     */
    Optional<String> sellerAccount();

    /** The topics whose messages are accepted, by their ARNs. */
    Optional<Set<String>> snsTopics();

    /**
     * A file of certificates (PEM) of authorities that may vouch for a certificate of SNS, besides those that the JDK
     * trusts.
     */
    Optional<Path> snsAuthorities();

    /** Buyers who come from one network, within an hour. */
    @WithDefault("60")
    int registrationsPerNetworkAndHour();

    /** Without a connection by then a call has failed. */
    @WithDefault("PT1S")
    Duration connectTimeout();

    /** Without an answer by then a call has failed; three of them are made at most, all within five seconds. */
    @WithDefault("PT3S")
    Duration timeout();

    /** One of them. */
    interface OtherAws {
        /** The region under which calls are signed. */
        Optional<String> region();

        /** Where ResolveCustomer is. */
        Optional<URI> meteringUrl();

        /** Where GetEntitlements is. */
        Optional<URI> entitlementUrl();

        /** Of a user of the seller's account there who may {@code ResolveCustomer} and {@code GetEntitlements}. */
        Optional<String> accessKeyId();

        /** The key itself. */
        Optional<String> secretAccessKey();

        /** Our own account there, as {@code accounts.aws.seller-account}. */
        Optional<String> sellerAccount();
    }
}
