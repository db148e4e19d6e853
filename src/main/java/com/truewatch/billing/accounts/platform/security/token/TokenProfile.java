package com.truewatch.billing.accounts.platform.security.token;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** What every access token is, whoever issues it: RFC 9068, {@code at+jwt}, ES256 (RFC 8725: reject on any doubt). */
final class TokenProfile {
    /** Header {@code typ}. */
    static final String TYPE = "at+jwt";

    private static final int LONGEST = 4096;
    /** By how much the clocks of two machines may differ. */
    static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    private TokenProfile() {}

    /** Takes tokens of this one issuer, by its own keys and no others. */
    static JwtConsumerBuilder consumer(List<JsonWebKey> keys, String issuer, String audience) {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(true, issuer)
                .setExpectedAudience(true, audience)
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .registerValidator(TokenProfile::checkForm)
                .setAllowedClockSkewInSeconds(Math.toIntExact(CLOCK_SKEW.toSeconds()));
    }

    /**
     * The claims of a token that this consumer takes.
     *
     * @throws InvalidJwtException whatever is wrong with it
     */
    static JwtClaims process(String token, JwtConsumerBuilder consumer) throws InvalidJwtException {
        if (token.length() > LONGEST) {
            throw new InvalidJwtException("longer than any access token", List.of(), null);
        }
        if (!isSpeltInOneWay(token.substring(token.lastIndexOf('.') + 1))) {
            throw new InvalidJwtException("its signature is not in plain Base64url", List.of(), null);
        }
        return consumer.build().processToClaims(token);
    }

    /** Who a token says has issued it: proved by nothing, good only to choose the rules that it must then pass. */
    static Optional<String> untrustedIssuer(String token) throws InvalidJwtException {
        JwtConsumerBuilder unverified = new JwtConsumerBuilder()
                .setSkipAllValidators()
                .setDisableRequireSignature()
                .setSkipSignatureVerification();
        try {
            return Optional.ofNullable(process(token, unverified).getIssuer());
        } catch (MalformedClaimException noText) {
            return Optional.empty();
        }
    }

    /** The signature covers everything but its own spelling, and jose4j skips what is no Base64. */
    private static boolean isSpeltInOneWay(String signature) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(signature);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** What is not in the form; null where nothing is: a named key, no extension, each time a number of whole seconds. */
    private static @Nullable String checkForm(JwtContext token) {
        boolean extended =
                token.getJoseObjects().stream().anyMatch(it -> it.getHeaders().getObjectHeaderValue("crit") != null);
        // Without it any key that fits verifies, a token of a key that is to be retired too.
        boolean named = token.getJoseObjects().stream()
                .allMatch(it -> it.getHeaders().getObjectHeaderValue("kid") instanceof String);
        boolean wholeSeconds = Stream.of("exp", "iat", "nbf")
                .filter(token.getJwtClaims()::hasClaim)
                .allMatch(it -> token.getJwtClaims().getClaimValue(it) instanceof Long);
        return extended || !named || !wholeSeconds ? "not in the form of an access token" : null;
    }
}
