package com.truewatch.billing.accounts.cloudaccount.provider;

import com.truewatch.billing.accounts.cloudaccount.CloudAccountConfig;
import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The providers that there are, where each sells, and what the end of a cloud account means. */
@Startup
@Singleton
public class Marketplaces {
    private final Map<String, CloudProvider> providers;
    private final Map<String, CloudAccountConfig.Provider> policies = new HashMap<>();
    private final Map<Product, String> listed = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();

    /**
     * As configured.
     *
     * @throws IllegalStateException naming the setting that the operator can mend
     */
    Marketplaces(@All List<CloudProvider> providers, CloudAccountConfig config) {
        this.providers = providers.stream().collect(Collectors.toMap(CloudProvider::name, Function.identity()));
        config.cloudProviders()
                .forEach((key, it) -> policies.put(key.toUpperCase(Locale.ROOT).replace('-', '_'), it));
        config.marketplaces().forEach(this::list);
    }

    /** In which marketplace this product is listed; empty for a code that is in none: it is never guessed. */
    public Optional<String> of(String provider, String productCode) {
        return Optional.ofNullable(listed.get(new Product(provider, productCode)));
    }

    /** Whether this is a marketplace of that provider. */
    public boolean isOf(String provider, String marketplace) {
        return provider.equals(owners.get(marketplace));
    }

    /** The names of the providers. */
    public Set<String> providers() {
        return providers.keySet();
    }

    /** The provider of this name. */
    public Optional<CloudProvider> provider(String name) {
        return Optional.ofNullable(providers.get(name));
    }

    /** What becomes of the workspaces of a cloud account that has ended. */
    public WhenEnded whenEnded(String provider) {
        return policy(provider).whenEnded();
    }

    /** For how long an end waits for its reason. */
    public Duration grace(String provider) {
        return policy(provider).grace();
    }

    private CloudAccountConfig.Provider policy(String provider) {
        return Objects.requireNonNull(policies.get(provider));
    }

    private void list(String name, CloudAccountConfig.Marketplace marketplace) {
        String setting = "accounts.marketplaces." + name;
        String provider = marketplace.provider();
        if (!providers.containsKey(provider) || !policies.containsKey(provider)) {
            throw new IllegalStateException(
                    setting + ".provider is none that is configured under accounts.cloud-providers");
        }
        owners.put(name, provider);
        marketplace.productCodes().orElse(Set.of()).forEach(code -> {
            String other = listed.putIfAbsent(new Product(provider, code), name);
            if (other != null) {
                throw new IllegalStateException(setting + ".product-codes has one of " + other);
            }
        });
    }

    private record Product(String provider, String code) {}
}
