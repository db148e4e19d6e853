package com.truewatch.billing.accounts.platform.security.token;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtContext;
import org.jspecify.annotations.Nullable;

/**
 * The access tokens that the platform issues to its services and operators: RFC 9068, one role each. Their subject is
 * never an account: a service whose name is somebody's account id would be taken for its holder (RFC 9700, 4.15).
 */
@Singleton
@Startup
public class PlatformTokens {
    /** The role of another service; claim {@code scope} says what it may do. */
    public static final String ROLE_SERVICE = "service";

    /** The role of a member of staff; claim {@code rights} says what it may do beyond looking. */
    public static final String ROLE_OPERATOR = "operator";

    /** Header {@code typ} of every access token. */
    public static final String TYPE = TokenProfile.TYPE;

    /** How long a token of the platform may be good. */
    public static final Duration LONGEST_LIFETIME = Duration.ofHours(1);

    private static final Pattern SUBJECT = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final PlatformConfig config;
    private final TokenConfig ours;
    private final PlatformKeys keys;
    private final Clock clock;

    public PlatformTokens(PlatformConfig config, PlatformKeys keys, TokenConfig ours, Clock clock) {
        this.config = config;
        this.ours = ours;
        this.keys = keys;
        this.clock = clock;
        if (config.issuer().equals(ours.issuer())) {
            throw new IllegalStateException("accounts.platform.issuer must not be accounts.tokens.issuer");
        }
    }

    /** Claim {@code iss} of the platform's tokens. */
    public String issuer() {
        return config.issuer();
    }

    /** Claim {@code aud} of a token for this API. */
    public String audience() {
        return ours.audience();
    }

    /**
     * The claims of a token that is genuine and good now.
     *
     * @throws InvalidJwtException whatever is wrong with it
     */
    JwtClaims verify(String token) throws InvalidJwtException {
        return TokenProfile.process(
                token,
                TokenProfile.consumer(keys.current(), issuer(), audience())
                        .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                        .setIssuedAtRestrictions(0, Integer.MAX_VALUE)
                        .registerValidator(PlatformTokens::checkLifetime)
                        .registerValidator(PlatformTokens::checkSubject)
                        .registerValidator(PlatformTokens::checkRole));
    }

    /** Taken away from the end: added to the beginning it could overflow. */
    private static @Nullable String checkLifetime(JwtContext token) throws MalformedClaimException {
        NumericDate from = token.getJwtClaims().getIssuedAt();
        NumericDate to = token.getJwtClaims().getExpirationTime();
        boolean shortLived =
                from != null && to != null && from.getValue() >= to.getValue() - LONGEST_LIFETIME.toSeconds();
        return shortLived ? null : "good for longer than an hour";
    }

    private static @Nullable String checkSubject(JwtContext token) throws MalformedClaimException {
        String subject = token.getJwtClaims().getSubject();
        boolean named = subject != null
                && SUBJECT.matcher(subject).matches()
                && subject.equals(token.getJwtClaims().getClaimValue("client_id"));
        return named && !couldBeAnAccount(subject) ? null : "no name of a service or an operator";
    }

    private static boolean couldBeAnAccount(String subject) {
        try {
            UUID.fromString(subject);
            return true;
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }

    private static @Nullable String checkRole(JwtContext token) {
        JwtClaims claims = token.getJwtClaims();
        Object groups = claims.getClaimValue("groups");
        boolean service = List.of(ROLE_SERVICE).equals(groups) && isTextOrNothing(claims.getClaimValue("scope"));
        boolean operator = List.of(ROLE_OPERATOR).equals(groups) && isTextsOrNothing(claims.getClaimValue("rights"));
        return service || operator ? null : "neither a service's nor an operator's";
    }

    private static boolean isTextOrNothing(@Nullable Object scope) {
        return scope == null || scope instanceof String;
    }

    private static boolean isTextsOrNothing(@Nullable Object rights) {
        return rights == null
                || (rights instanceof Collection<?> all && all.stream().allMatch(String.class::isInstance));
    }
}
