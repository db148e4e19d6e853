package com.truewatch.billing.accounts.platform.security.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** A file of keys that configuration names: a class path resource or a file. */
public final class KeyFile {
    private KeyFile() {}

    /**
     * The keys of a JWK Set (RFC 7517), at least one.
     *
     * @throws IllegalStateException when it is none, named by the setting that the operator can mend
     */
    public static List<JsonWebKey> read(String setting, String location) {
        try {
            List<JsonWebKey> keys = List.copyOf(new JsonWebKeySet(text(location)).getJsonWebKeys());
            if (keys.isEmpty()) {
                throw new IllegalStateException(setting + " holds no key");
            }
            return keys;
        } catch (JoseException | IOException unreadable) {
            throw new IllegalStateException(setting + " is not a readable JWK Set", unreadable);
        }
    }

    /** What is in it. */
    public static String text(String location) throws IOException {
        try (InputStream resource =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(location)) {
            return resource == null
                    ? Files.readString(Path.of(location))
                    : new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
