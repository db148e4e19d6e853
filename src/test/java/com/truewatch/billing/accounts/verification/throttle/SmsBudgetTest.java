package com.truewatch.billing.accounts.verification.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.delivery.sms.SmsConfig;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With numbers that a test reaches; each test has a country of its own. */
@QuarkusTest
class SmsBudgetTest {
    private static final int CAP = 30;
    private static final int SAMPLE = 10;
    private static final PhoneNumber ICELAND = PhoneNumber.parse("+3546111234").orElseThrow();
    private static final PhoneNumber NORWAY = PhoneNumber.parse("+4740612345").orElseThrow();
    private static final PhoneNumber FINLAND =
            PhoneNumber.parse("+358412345678").orElseThrow();
    private static final PhoneNumber DENMARK = PhoneNumber.parse("+4532123456").orElseThrow();
    private static final PhoneNumber SWEDEN = PhoneNumber.parse("+46701234567").orElseThrow();

    @Inject
    EntityManager entities;

    @Inject
    MeterRegistry metrics;

    @Inject
    TestClock clock;

    SmsBudget budget;

    @BeforeEach
    void withSmallNumbers() {
        budget = new SmsBudget(entities, new SmallNumbers(), metrics, clock);
    }

    @Test
    void aCountryGetsItsDaysCodesAndNotOneMore() throws Exception {
        List<Boolean> taken = AtOnce.times(2 * CAP, () -> take(ICELAND));
        assertEquals(CAP, Collections.frequency(taken, true));
        assertTrue(take(SWEDEN), "another country");

        clock.advance(Duration.ofHours(25));
        assertTrue(take(ICELAND));
    }

    @Test
    void aCountryWhoseCodesNobodyEntersGetsNoneUntilTheHourHasPassed() {
        for (int i = 0; i < SAMPLE; i++) {
            assertTrue(take(NORWAY));
        }
        // They may still be entered.
        assertTrue(take(NORWAY));
        clock.advance(Duration.ofMinutes(20));
        assertFalse(take(NORWAY));
        assertTrue(metrics.counter("accounts.sms.codes", "country", "NO", "outcome", "BLOCKED")
                        .count()
                > 0);

        clock.advance(Duration.ofMinutes(60));
        assertTrue(take(NORWAY));
    }

    @Test
    void aTenthEnteredIsEnough() {
        Instant sent = clock.instant();
        for (int i = 0; i < SAMPLE; i++) {
            assertTrue(take(FINLAND));
        }
        QuarkusTransaction.requiringNew().run(() -> budget.confirmed(FINLAND, sent));
        clock.advance(Duration.ofMinutes(20));

        assertTrue(take(FINLAND));
    }

    @Test
    void fewCodesTellNothing() {
        for (int i = 1; i < SAMPLE; i++) {
            assertTrue(take(DENMARK));
        }
        clock.advance(Duration.ofMinutes(20));

        assertTrue(take(DENMARK));
    }

    @Test
    void aNumberOfNoCountryHasNone() {
        assertEquals("SG", PhoneNumber.parse("+6591234567").orElseThrow().country());
        assertEquals("ZZ", new PhoneNumber("+870773111632").country());
    }

    private boolean take(PhoneNumber to) {
        return QuarkusTransaction.requiringNew().call(() -> budget.tryTake(to));
    }

    private static final class SmallNumbers implements SmsConfig.Traffic {
        @Override
        public int codesPerCountryAndDay() {
            return CAP;
        }

        @Override
        public double leastConfirmedShare() {
            return 0.1;
        }

        @Override
        public int leastSample() {
            return SAMPLE;
        }
    }
}
