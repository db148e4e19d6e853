package com.truewatch.billing.accounts.cloudaccount;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.cloudaccount.settlement.WhenEnded;
import com.truewatch.billing.accounts.platform.settings.SitesFile;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class CloudAccountConfigTest {
    @Test
    void variablesOfTheEnvironmentAddToTheFile() {
        CloudAccountConfig config = config(Map.of(
                "ACCOUNTS_MARKETPLACES_AZURE_PROVIDER", "AZURE",
                "ACCOUNTS_MARKETPLACES_AZURE_PRODUCT_CODES", "one,two",
                "ACCOUNTS_CLOUD_PROVIDERS_AZURE_WHEN_ENDED", "LOCK"));

        assertEquals(
                Set.of("alibaba-cloud", "alibaba-cloud-international", "aws", "aws-china", "azure"),
                new TreeSet<>(config.marketplaces().keySet()));
        assertEquals("AZURE", marketplace(config, "azure").provider());
        assertEquals(
                Optional.of(Set.of("one", "two")), marketplace(config, "azure").productCodes());
        assertEquals(WhenEnded.LOCK, provider(config, "azure").whenEnded());
    }

    @Test
    void variablesOfTheEnvironmentGiveTheProductCodesOfWhatIsInTheFile() {
        CloudAccountConfig config = config(Map.of(
                "ACCOUNTS_MARKETPLACES_ALIBABA_CLOUD_PRODUCT_CODES", "mainland",
                "ACCOUNTS_MARKETPLACES_ALIBABA_CLOUD_INTERNATIONAL_PRODUCT_CODES", "abroad",
                "ACCOUNTS_CLOUD_PROVIDERS_ALIBABA_CLOUD_WHEN_ENDED", "LOCK"));

        assertEquals(4, config.marketplaces().size());
        assertEquals(
                Optional.of(Set.of("mainland")),
                marketplace(config, "alibaba-cloud").productCodes());
        assertEquals(
                Optional.of(Set.of("abroad")),
                marketplace(config, "alibaba-cloud-international").productCodes());
        assertEquals(Optional.empty(), marketplace(config, "aws").productCodes());
        assertEquals(WhenEnded.LOCK, provider(config, "alibaba-cloud").whenEnded());
    }

    private static CloudAccountConfig.Marketplace marketplace(CloudAccountConfig config, String name) {
        return Objects.requireNonNull(config.marketplaces().get(name));
    }

    private static CloudAccountConfig.Provider provider(CloudAccountConfig config, String name) {
        return Objects.requireNonNull(config.cloudProviders().get(name));
    }

    private static CloudAccountConfig config(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withMapping(CloudAccountConfig.class)
                // The file has what another mapping reads.
                .withDefaultValue("smallrye.config.mapping.validate-unknown", "false")
                .withSources(new EnvConfigSource(variables, EnvConfigSource.ORDINAL))
                .withSources(new SitesFile().getConfigSources(CloudAccountConfigTest.class.getClassLoader()))
                .build()
                .getConfigMapping(CloudAccountConfig.class);
    }
}
