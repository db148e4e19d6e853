package com.truewatch.billing.accounts.workspace.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.platform.settings.SitesFile;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkspaceConfigTest {
    @Test
    void variablesOfTheEnvironmentAddASite() {
        WorkspaceConfig config = config(Map.of(
                "ACCOUNTS_SITES_SG2_NAME", "Tuas",
                "ACCOUNTS_SITES_SG2_CLOUD", "AWS",
                "ACCOUNTS_SITES_SG2_MARKETPLACES", "aws,alibaba-cloud-international"));

        assertEquals(10, config.sites().size());
        assertEquals("Tuas", site(config, "sg2").name());
        assertEquals(
                Optional.of(Set.of("aws", "alibaba-cloud-international")),
                site(config, "sg2").marketplaces());
        assertEquals(Optional.empty(), site(config, "cn4").marketplaces());
    }

    @Test
    void variablesOfTheEnvironmentOverrideWhatIsInTheFile() {
        WorkspaceConfig config = config(Map.of("ACCOUNTS_SITES_US1_MARKETPLACES", "aws"));

        assertEquals(Optional.of(Set.of("aws")), site(config, "us1").marketplaces());
        assertEquals("Oregon", site(config, "us1").name());
    }

    private static WorkspaceConfig.Site site(WorkspaceConfig config, String code) {
        return Objects.requireNonNull(config.sites().get(code));
    }

    private static WorkspaceConfig config(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withMapping(WorkspaceConfig.class)
                // The file has what another mapping reads.
                .withDefaultValue("smallrye.config.mapping.validate-unknown", "false")
                .withSources(new EnvConfigSource(variables, EnvConfigSource.ORDINAL))
                .withSources(new SitesFile().getConfigSources(WorkspaceConfigTest.class.getClassLoader()))
                .build()
                .getConfigMapping(WorkspaceConfig.class);
    }
}
