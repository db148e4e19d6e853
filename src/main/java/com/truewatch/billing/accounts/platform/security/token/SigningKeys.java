package com.truewatch.billing.accounts.platform.security.token;

import com.truewatch.billing.accounts.platform.security.secret.KeyFile;
import jakarta.inject.Singleton;
import java.security.PrivateKey;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

/** The key pairs behind our access tokens. */
@Singleton
public class SigningKeys {
    private final List<JsonWebKey> keys;

    SigningKeys(TokenConfig config) {
        keys = KeyFile.read("accounts.tokens.signing-keys", config.signingKeys());
        for (JsonWebKey key : keys) {
            requireUsable(key);
        }
    }

    /** The id of the key that signs. */
    public String currentKeyId() {
        return keys.get(0).getKeyId();
    }

    /** The key that signs. */
    PrivateKey currentPrivateKey() {
        return ((EllipticCurveJsonWebKey) keys.get(0)).getEcPrivateKey();
    }

    /** Every key that verifies. */
    public List<JsonWebKey> verificationKeys() {
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
}
