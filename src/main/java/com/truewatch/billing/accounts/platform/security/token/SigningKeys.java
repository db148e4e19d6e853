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
    private static final String SETTING = "accounts.tokens.signing-keys";

    private final List<JsonWebKey> keys;

    SigningKeys(TokenConfig config) {
        keys = KeyFile.read(SETTING, config.signingKeys()).stream()
                .filter(SigningKeys::isOfOurKind)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalStateException(SETTING + ": at least one key needs kty EC and crv P-256");
        }
        keys.forEach(SigningKeys::requireUsable);
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

    /** A set may have keys of others too, which are left out (RFC 7517, 5). */
    private static boolean isOfOurKind(JsonWebKey key) {
        return key instanceof EllipticCurveJsonWebKey ec
                && "P-256".equals(ec.getCurveName())
                && (key.getUse() == null || "sig".equals(key.getUse()));
    }

    /** One of our kind that cannot sign is a mistake: left out, another one would sign in its place. */
    private static void requireUsable(JsonWebKey key) {
        if (key.getKeyId() == null || ((EllipticCurveJsonWebKey) key).getEcPrivateKey() == null) {
            throw new IllegalStateException(SETTING + ": each key of kty EC and crv P-256 needs kid and d");
        }
    }
}
