package com.truewatch.billing.accounts.platform.security.token;

import com.truewatch.billing.accounts.platform.id.Ids;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jspecify.annotations.Nullable;

/** The access tokens that this service issues to holders: RFC 9068, one audience. */
@Singleton
public class AccessTokens {
    /** The role of an account's holder. */
    public static final String ROLE_ACCOUNT = "account";

    private static final String CLIENT_ID = "truewatch-billing-center";

    private final TokenConfig config;
    private final SigningKeys keys;
    private final Clock clock;

    AccessTokens(TokenConfig config, SigningKeys keys, Clock clock) {
        this.config = config;
        this.keys = keys;
        this.clock = clock;
    }

    /** Claim {@code iss}: the URI by which this service is known. */
    public String issuer() {
        return config.issuer();
    }

    /** How long a new token is good. */
    public Duration lifetime() {
        return config.lifetime();
    }

    /** A signed token for one session of one account. */
    public String issue(SessionRef session, AuthenticationContext context) {
        Instant now = clock.instant();
        JwtClaimsBuilder claims = Jwt.claims()
                .issuer(config.issuer())
                .subject(session.accountId().toString())
                .audience(config.audience())
                .issuedAt(now)
                .expiresAt(now.plus(config.lifetime()))
                .claim("jti", Ids.next().toString())
                .claim("client_id", CLIENT_ID)
                .claim("sid", session.sessionId().toString())
                .claim("auth_time", context.provedAt().getEpochSecond())
                .claim("acr", context.contextClass())
                .groups(ROLE_ACCOUNT);
        if (!context.methods().isEmpty()) {
            claims.claim("amr", context.methods());
        }
        return claims.jws()
                .header("typ", TokenProfile.TYPE)
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(keys.currentKeyId())
                .sign(keys.currentPrivateKey());
    }

    /**
     * What a token tells of how its holder has proved to be one: RFC 9068, 2.2.1.
     *
     * @param provedAt claim {@code auth_time}: when the holder last proved a secret
     * @param contextClass claim {@code acr}
     * @param methods claim {@code amr}, values of RFC 8176; left out where there is none
     */
    public record AuthenticationContext(Instant provedAt, String contextClass, List<String> methods) {}

    /**
     * The claims of a token that is genuine and good now.
     *
     * @throws InvalidJwtException whatever is wrong with it
     */
    JwtClaims verify(String token) throws InvalidJwtException {
        return TokenProfile.process(
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
            return Optional.of(SessionRef.of(
                    TokenProfile.process(token, consumer().setEvaluationTime(NumericDate.fromSeconds(0)))));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /** A token of ours is a holder's: services and operators come from the platform alone. */
    private static @Nullable String checkRole(JwtContext token) {
        boolean holders = List.of(ROLE_ACCOUNT).equals(token.getJwtClaims().getClaimValue("groups"));
        return holders ? null : "not a holder's";
    }

    private JwtConsumerBuilder consumer() {
        return TokenProfile.consumer(keys.verificationKeys(), config.issuer(), config.audience())
                .registerValidator(AccessTokens::checkRole);
    }
}
