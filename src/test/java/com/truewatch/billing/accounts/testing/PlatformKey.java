package com.truewatch.billing.accounts.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** A platform of its own for services under test: a key that they are told of, and the tokens of a service that it signs. */
public final class PlatformKey {
    private static final String CLIENT = "test-platform";
    private static final float MINUTES = 60;

    private final EllipticCurveJsonWebKey key;

    public PlatformKey() throws JoseException {
        key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        key.setKeyId(CLIENT);
        key.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
    }

    /** The public half, as {@code accounts.platform.keys} takes it. */
    public Path publish() throws IOException {
        Path file = Files.createTempFile("platform-keys", ".json");
        file.toFile().deleteOnExit();
        return Files.writeString(file, new JsonWebKeySet(key).toJson());
    }

    /** Good for an hour. */
    public String serviceToken(String scopes) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("https://platform.truewatch.example");
        claims.setAudience("https://accounts.billing.truewatch.example/api");
        claims.setSubject(CLIENT);
        claims.setStringClaim("client_id", CLIENT);
        claims.setStringClaim("scope", scopes);
        claims.setStringListClaim("groups", List.of("service"));
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAt(NumericDate.fromSeconds(Instant.now().getEpochSecond()));
        claims.setExpirationTimeMinutesInTheFuture(MINUTES);
        return sign(key, claims);
    }

    /** An access token of these claims, by this key. */
    public static String sign(EllipticCurveJsonWebKey key, JwtClaims claims) throws JoseException {
        JsonWebSignature token = new JsonWebSignature();
        token.setHeader("typ", "at+jwt");
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setPayload(claims.toJson());
        token.setKey(key.getEcPrivateKey());
        return token.getCompactSerialization();
    }
}
