package com.truewatch.billing.accounts.platform.security.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.truewatch.billing.accounts.testing.TestClock;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final String TOKEN = "header.claims.signature";

    private final TestClock clock = new TestClock();
    private final VerifiedTokens tokens = new VerifiedTokens(clock);
    private final AtomicInteger verifications = new AtomicInteger();
    private Instant expires = clock.instant().plus(Duration.ofMinutes(5));

    @Test
    void aTokenThatComesAgainIsVerifiedOnce() throws InvalidJwtException {
        ask(TOKEN);
        clock.advance(Duration.ofSeconds(59));
        ask(TOKEN);

        assertEquals(1, verifications.get());
    }

    @Test
    void afterAMinuteItIsVerifiedAnew() throws InvalidJwtException {
        ask(TOKEN);
        clock.advance(Duration.ofSeconds(60));
        ask(TOKEN);

        assertEquals(2, verifications.get());
    }

    @Test
    void anExpiredOneIsVerifiedAnewWhichRefusesIt() throws InvalidJwtException {
        expires = clock.instant().plusSeconds(10);
        ask(TOKEN);
        Instant end = expires.truncatedTo(ChronoUnit.SECONDS).plusSeconds(5);
        clock.advance(Duration.between(clock.instant(), end).minusNanos(1));
        ask(TOKEN);
        assertEquals(1, verifications.get());

        clock.advance(Duration.ofNanos(1));
        ask(TOKEN);

        assertEquals(2, verifications.get());
    }

    @Test
    void anotherSignatureIsAnotherToken() throws InvalidJwtException {
        ask(TOKEN);
        ask("header.claims.signaturf");

        assertEquals(2, verifications.get());
    }

    @Test
    void aRefusalIsNotRemembered() throws InvalidJwtException {
        assertThrows(
                InvalidJwtException.class,
                () -> tokens.get(TOKEN, it -> {
                    throw new InvalidJwtException("refused", List.of(), null);
                }));

        ask(TOKEN);

        assertEquals(1, verifications.get());
    }

    private void ask(String token) throws InvalidJwtException {
        tokens.get(token, this::verified);
    }

    private JWTCallerPrincipal verified(String token) {
        verifications.incrementAndGet();
        JwtClaims claims = new JwtClaims();
        claims.setSubject("somebody");
        claims.setExpirationTime(NumericDate.fromSeconds(expires.getEpochSecond()));
        return new DefaultJWTCallerPrincipal(token, "JWT", claims);
    }
}
