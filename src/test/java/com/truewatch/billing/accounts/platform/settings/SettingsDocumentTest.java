package com.truewatch.billing.accounts.platform.settings;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of settings is that of this code: {@code -Dsettings.update} writes it anew. */
class SettingsDocumentTest {
    private static final Path PAGE = Path.of("src", "docs", "settings.md");

    private static SettingsPage page;

    @BeforeAll
    static void read() throws IOException {
        page = new SettingsPage(given(), Path.of("src", "main", "java"), Path.of("src", "local", "java"));
    }

    @Test
    void thePageIsThatOfThisCode() throws IOException {
        String text = page.text();
        if (System.getProperty("settings.update") != null) {
            Files.writeString(PAGE, text);
        }

        assertEquals(text, Files.readString(PAGE), "Write it anew: -Dsettings.update");
    }

    @Test
    void itHasEverySettingAndNoOther() {
        assertAll(page.patterns().entrySet().stream()
                .map(it -> () -> assertEquals(read(it.getKey()), it.getValue(), it::getKey)));
    }

    private static Set<String> read(String mapping) throws ClassNotFoundException {
        Class<?> type = Class.forName(mapping, false, SettingsDocumentTest.class.getClassLoader());
        return ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet().stream()
                // The members of a list of plain values.
                .filter(it -> !it.endsWith("[*]"))
                .collect(Collectors.toSet());
    }

    /** What the production build gives by itself. */
    private static Map<String, String> given() throws IOException {
        Map<String, String> given = new HashMap<>();
        new SitesFile()
                .getConfigSources(SettingsDocumentTest.class.getClassLoader())
                .forEach(it -> given.putAll(it.getProperties()));
        Properties file = new Properties();
        try (InputStream text = Files.newInputStream(Path.of("src", "main", "resources", "application.properties"))) {
            file.load(text);
        }
        file.stringPropertyNames().forEach(it -> given.put(it, file.getProperty(it)));
        return given;
    }
}
