package com.truewatch.billing.accounts.platform.security;

import com.truewatch.billing.accounts.platform.security.secret.SecretConfig;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Secrets with keys of a test's own. */
public final class TestSecrets {
    private TestSecrets() {}

    /** The first key derives new values; each key is made of its id. */
    public static Secrets withKeys(String current, String... others) {
        return inEpoch(0, current, others);
    }

    /** The same after the database was restored so many times. */
    public static Secrets inEpoch(int epoch, String current, String... others) {
        Map<String, String> keys = Arrays.stream(others).collect(Collectors.toMap(id -> id, TestSecrets::key));
        keys.put(current, key(current));
        SecretConfig config = new SecretConfig() {
            @Override
            public String current() {
                return current;
            }

            @Override
            public Map<String, String> keys() {
                return keys;
            }
        };
        return new Secrets(config, epoch);
    }

    private static String key(String id) {
        return Base64.getEncoder().encodeToString(id.repeat(32).getBytes(StandardCharsets.UTF_8));
    }
}
