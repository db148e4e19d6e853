package com.truewatch.billing.accounts.platform.security;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The key pairs behind our access tokens. */
@Singleton
public class SigningKeys {
    private final List<JsonWebKey> keys;

    SigningKeys(TokenConfig config) {
        try {
            keys = List.copyOf(new JsonWebKeySet(read(config.signingKeys())).getJsonWebKeys());
        } catch (JoseException | IOException unreadable) {
            throw new IllegalStateException("accounts.tokens.signing-keys is not a readable JWK Set", unreadable);
        }
        for (JsonWebKey key : keys) {
            requireUsable(key);
        }
        if (keys.isEmpty()) {
            throw new IllegalStateException("accounts.tokens.signing-keys holds no key");
        }
    }

    /** The id of the key that signs. */
    String currentKeyId() {
        return keys.get(0).getKeyId();
    }

    /** The key that signs. */
    PrivateKey currentPrivateKey() {
        return ((EllipticCurveJsonWebKey) keys.get(0)).getEcPrivateKey();
    }

    /** Every key that verifies. */
    List<JsonWebKey> verificationKeys() {
        return keys;
    }

    /** What is published: a JWK Set with public parts only. */
    public Map<String, Object> published() {
        return Map.of(
                "keys",
                keys.stream()
                        .map(it -> it.toParams(OutputControlLevel.PUBLIC_ONLY))
                        .toList());
    }

    private static void requireUsable(JsonWebKey key) {
        if (key.getKeyId() == null
                || !(key instanceof EllipticCurveJsonWebKey ec)
                || ec.getEcPrivateKey() == null
                || !"P-256".equals(ec.getCurveName())) {
            throw new IllegalStateException(
                    "accounts.tokens.signing-keys: each key needs kid, kty EC, crv P-256 and d");
        }
    }

    private static String read(String location) throws IOException {
        try (InputStream resource =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(location)) {
            if (resource != null) {
                return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Files.readString(Path.of(location));
    }
}
