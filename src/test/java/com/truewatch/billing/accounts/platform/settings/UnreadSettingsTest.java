package com.truewatch.billing.accounts.platform.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UnreadSettingsTest {
    @Inject
    UnreadSettings settings;

    @Inject
    BeanManager beans;

    @Test
    void everyMappingIsLookedAt() {
        Set<String> ours = new ClassFileImporter()
                        .withImportOption(it -> !it.contains("test-classes"))
                        .importPackages("com.truewatch.billing.accounts")
                        .stream()
                        .filter(it -> it.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        Set<String> found = settings.mappings().stream().map(Class::getName).collect(Collectors.toSet());

        assertTrue(found.containsAll(ours), () -> ours + " are not all in " + found);
    }

    @Test
    void aStartWithAVariableThatNobodyReadsEnds() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class,
                () -> start("ACCOUNTS_CLOSURE_CHECKS_BILL_DESK_URL", "https://bills.example/closable"));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.startsWith("Nobody reads these settings: ACCOUNTS_CLOSURE_CHECKS_BILL_DESK_URL. "), message);
        assertEquals(-1, message.indexOf("bills.example"), "No value is shown: it may be a secret");
    }

    @Test
    void aFormerNameIsToldTheNewOne() {
        IllegalStateException refused = assertThrows(
                IllegalStateException.class, () -> start("ACCOUNTS_LINKS_UNDO", "https://billing.example/undo"));

        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains("ACCOUNTS_LINKS_UNDO (now accounts.pages.undo)"), message);
    }

    @Test
    void aStartWithAVariableThatIsReadGoesOn() {
        assertDoesNotThrow(() -> start("ACCOUNTS_CLOSURE_CHECKS_WALLET_URL", "https://wallet.example/closable"));
    }

    private void start(String variable, String value) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(Map.of(variable, value), EnvConfigSource.ORDINAL))
                .build();
        new UnreadSettings(config, beans).refuse(new StartupEvent());
    }
}
