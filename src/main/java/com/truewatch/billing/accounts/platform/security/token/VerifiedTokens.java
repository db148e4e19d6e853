package com.truewatch.billing.accounts.platform.security.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Tokens that were found genuine within the last minute: the signature of a token that comes again and again is not
 * calculated each time. Known by the digest of the whole token, so nothing that differs in a bit is taken for one. Only
 * what a signature proves is remembered: whether a session lives is asked of the database for every request.
 */
@Singleton
class VerifiedTokens {
    /** Also how long a token is still taken after its key was withdrawn. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    private static final long MOST = 10_000;

    private final Clock clock;
    private final Cache<String, Verified> verified =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    VerifiedTokens(Clock clock) {
        this.clock = clock;
    }

    /**
     * What a token says, verified now or within the last minute, and not expired.
     *
     * @throws InvalidJwtException as the verification does; a refusal is never remembered
     */
    JWTCallerPrincipal get(String token, Verification verification) throws InvalidJwtException {
        String digest = digest(token);
        Instant now = clock.instant();
        Optional<Verified> known =
                Optional.ofNullable(verified.getIfPresent(digest)).filter(it -> it.isGoodAt(now));
        if (known.isPresent()) {
            return known.get().token();
        }
        JWTCallerPrincipal fresh = verification.verify(token);
        verified.put(digest, new Verified(fresh, now));
        return fresh;
    }

    private static String digest(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Checks everything about a token. */
    interface Verification {
        JWTCallerPrincipal verify(String token) throws InvalidJwtException;
    }

    private record Verified(JWTCallerPrincipal token, Instant at) {
        boolean isGoodAt(Instant now) {
            return !now.isBefore(at)
                    && now.isBefore(at.plus(REMEMBERED))
                    && now.isBefore(
                            Instant.ofEpochSecond(token.getExpirationTime()).plus(TokenProfile.CLOCK_SKEW));
        }
    }
}
