package com.truewatch.billing.accounts.cloudaccount.aws;

import com.truewatch.billing.accounts.cloudaccount.aws.AwsConfig.OtherAws;
import com.truewatch.billing.accounts.cloudaccount.provider.Marketplaces;
import com.truewatch.billing.accounts.platform.aws.SigV4Signer;
import com.truewatch.billing.accounts.platform.http.OutboundHttp;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** How each AWS is called: a marketplace in China is one of another AWS, with hosts and keys of its own. */
@Singleton
class AwsAccesses {
    private final AwsAccess common;
    private final Map<String, AwsAccess> others = new HashMap<>();
    private final Instance<Marketplaces> marketplaces;

    /** The marketplaces are asked later: they themselves need the providers. */
    AwsAccesses(AwsConfig config, Instance<Marketplaces> marketplaces, Clock clock) {
        this.marketplaces = marketplaces;
        this.common = access(
                "accounts.aws",
                config.meteringUrl(),
                config.entitlementUrl(),
                signer(config.accessKeyId(), config.secretAccessKey(), config.region(), clock));
        config.marketplaces().forEach((name, it) -> others.put(name, access(name, it, config, clock)));
    }

    /** That of all marketplaces which have none of their own. */
    AwsAccess common() {
        return common;
    }

    /** That of a marketplace; empty for one that is not configured. */
    Optional<AwsAccess> of(String marketplace) {
        return Optional.ofNullable(others.get(marketplace))
                .or(() -> marketplaces.get().isOf(AwsSubscriptionKeys.PROVIDER, marketplace)
                        ? Optional.of(common)
                        : Optional.empty());
    }

    /** That of the marketplace which lists a product. */
    AwsAccess ofProduct(String productCode) {
        return marketplaces
                .get()
                .of(AwsSubscriptionKeys.PROVIDER, productCode)
                .flatMap(this::of)
                .orElse(common);
    }

    private AwsAccess access(String name, OtherAws other, AwsConfig config, Clock clock) {
        if (other.accessKeyId().isEmpty()) {
            return common;
        }
        return access(
                "accounts.aws.marketplaces." + name,
                other.meteringUrl().orElse(config.meteringUrl()),
                other.entitlementUrl().orElse(config.entitlementUrl()),
                signer(
                        other.accessKeyId(),
                        other.secretAccessKey(),
                        other.region().orElse(config.region()),
                        clock));
    }

    private static AwsAccess access(String setting, URI meteringUrl, URI entitlementUrl, Optional<SigV4Signer> signer) {
        boolean plainHttpAllowed = ConfigUtils.isProfileActive("local");
        OutboundHttp.requireServer(setting + ".metering-url", meteringUrl, plainHttpAllowed);
        OutboundHttp.requireServer(setting + ".entitlement-url", entitlementUrl, plainHttpAllowed);
        return new AwsAccess(meteringUrl, entitlementUrl, signer.orElse(null));
    }

    private static Optional<SigV4Signer> signer(
            Optional<String> keyId, Optional<String> key, String region, Clock clock) {
        return keyId.isPresent() && key.isPresent()
                ? Optional.of(new SigV4Signer(
                        AwsCredentialsIdentity.create(keyId.get(), key.get()), region, "aws-marketplace", clock))
                : Optional.empty();
    }

    /**
     * How one AWS is called.
     *
     * @param meteringUrl where ResolveCustomer is
     * @param entitlementUrl where GetEntitlements is
     * @param signer with our keys there; null where there are none
     */
    record AwsAccess(
            URI meteringUrl, URI entitlementUrl, @Nullable SigV4Signer signer) {
        /** Without keys. */
        @Override
        public String toString() {
            return "AwsAccess " + meteringUrl;
        }
    }
}
