package com.truewatch.billing.accounts.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/** The texts of one language as they are written down, without the fallback that hides a missing one. */
public final class Bundles {
    private Bundles() {}

    /** Every key and text of this file of the class path. */
    public static Map<String, String> read(String file) {
        Properties properties = new Properties();
        try (InputStream bytes =
                Objects.requireNonNull(Bundles.class.getClassLoader().getResourceAsStream(file), file)) {
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(it -> texts.put(it, properties.getProperty(it)));
        return texts;
    }

    /** Whether a text has no Chinese character at all. */
    public static boolean hasNoHan(String text) {
        return text.codePoints().noneMatch(it -> Character.UnicodeScript.of(it) == Character.UnicodeScript.HAN);
    }
}
