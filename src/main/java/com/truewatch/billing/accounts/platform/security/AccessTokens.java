package com.truewatch.billing.accounts.platform.security;

import com.truewatch.billing.accounts.platform.id.Ids;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jspecify.annotations.Nullable;

/** Access tokens in the JWT profile of RFC 9068: {@code at+jwt}, ES256, one audience. */
@Singleton
public class AccessTokens {
    /** The role of an account's holder. */
    public static final String ROLE_ACCOUNT = "account";

    private static final String TYPE = "at+jwt";
    private static final String CLIENT_ID = "truewatch-billing-center";
    private static final int LONGEST = 4096;
    private static final int CLOCK_SKEW_SECONDS = 5;

    private final TokenConfig config;
    private final SigningKeys keys;
    private final Clock clock;

    AccessTokens(TokenConfig config, SigningKeys keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    /** How long a new token is good. */
    public Duration lifetime() {
        return config.lifetime();
    }

    /** A signed token for one session of one account; {@code loggedInAt} is when the holder last proved a secret. */
    public String issue(UUID accountId, UUID sessionId, Instant loggedInAt) {
        Instant now = clock.instant();
        return Jwt.claims()
                .issuer(config.issuer())
                .subject(accountId.toString())
                .audience(config.audience())
                .issuedAt(now)
                .expiresAt(now.plus(config.lifetime()))
                .claim("jti", Ids.next().toString())
                .claim("client_id", CLIENT_ID)
                .claim("sid", sessionId.toString())
                .claim("auth_time", loggedInAt.getEpochSecond())
                .groups(ROLE_ACCOUNT)
                .jws()
                .header("typ", TYPE)
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(keys.currentKeyId())
                .sign(keys.currentPrivateKey());
    }

    /**
     * The claims of a token that is genuine and good now.
     *
     * @throws InvalidJwtException whatever is wrong with it
     */
    JwtClaims verify(String token) throws InvalidJwtException {
        return process(
                token,
                consumer()
                        .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                        .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
                        .setMaxFutureValidityInMinutes(
                                Math.toIntExact(lifetime().toMinutes()) + 1));
    }

    /** Which session a genuine token names, even when it has expired: enough to end that session, for nothing else. */
    public Optional<SessionRef> sessionOf(String token) {
        try {
            return Optional.of(SessionRef.of(process(token, consumer().setEvaluationTime(NumericDate.fromSeconds(0)))));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static JwtClaims process(String token, JwtConsumerBuilder consumer) throws InvalidJwtException {
        if (token.length() > LONGEST) {
            throw new InvalidJwtException("longer than any token of ours", List.of(), null);
        }
        if (!isSpeltAsOurs(token.substring(token.lastIndexOf('.') + 1))) {
            throw new InvalidJwtException("its signature is not in Base64url as we write it", List.of(), null);
        }
        return consumer.build().processToClaims(token);
    }

    /** The signature covers everything but its own spelling, and jose4j skips what is no Base64. */
    private static boolean isSpeltAsOurs(String signature) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(signature);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** What is not as we write it; null where nothing is: no extension, and each time a number of whole seconds. */
    private static @Nullable String checkForm(JwtContext token) {
        boolean extended =
                token.getJoseObjects().stream().anyMatch(it -> it.getHeaders().getObjectHeaderValue("crit") != null);
        boolean wholeSeconds = Stream.of("exp", "iat", "nbf")
                .filter(token.getJwtClaims()::hasClaim)
                .allMatch(it -> token.getJwtClaims().getClaimValue(it) instanceof Long);
        return extended || !wholeSeconds ? "not in the form of our tokens" : null;
    }

    private JwtConsumerBuilder consumer() {
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.verificationKeys()))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT, AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256))
                .setExpectedType(true, TYPE)
                .setExpectedIssuer(true, config.issuer())
                .setExpectedAudience(true, config.audience())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setRequireJwtId()
                .registerValidator(AccessTokens::checkForm)
                .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS);
    }
}
