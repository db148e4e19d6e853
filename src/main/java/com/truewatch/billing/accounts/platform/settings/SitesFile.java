package com.truewatch.billing.accounts.platform.settings;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSourceProvider;

/** {@code sites.yaml}: sites, cloud providers and marketplaces, as every deployment has them. */
public class SitesFile implements ConfigSourceProvider {
    private static final String NAME = "sites.yaml";

    /** Below {@code application.properties}, which has 250, and so below whatever an operator gives. */
    private static final int ORDINAL = 200;

    @Override
    public List<ConfigSource> getConfigSources(ClassLoader ignored) {
        try (InputStream file = SitesFile.class.getResourceAsStream("/" + NAME)) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return List.of(new YamlConfigSource(NAME, text, ORDINAL));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
