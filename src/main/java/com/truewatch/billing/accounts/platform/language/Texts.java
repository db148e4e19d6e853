package com.truewatch.billing.accounts.platform.language;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words that people read, from {@code messages/*.properties}. */
public final class Texts {
    /** Without it a Chinese host would answer an English reader in Chinese. */
    private static final ResourceBundle.Control NO_FALLBACK_TO_THE_HOST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /**
     * The text under this key in the reader's language, in English where that has none.
     *
     * @throws java.util.MissingResourceException where there is no such text at all: a defect
     */
    public static String get(String bundle, String key, Locale language) {
        return bundle(bundle, language).getString(key);
    }

    /** Whether there is a text under this key. */
    public static boolean has(String bundle, String key) {
        return bundle(bundle, Locale.ENGLISH).containsKey(key);
    }

    private static ResourceBundle bundle(String name, Locale language) {
        return ResourceBundle.getBundle("messages." + name, language, NO_FALLBACK_TO_THE_HOST);
    }
}
