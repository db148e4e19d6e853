package com.truewatch.billing.accounts.delivery.sms;

import com.truewatch.billing.accounts.platform.limits.Circuits;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a gateway that is dead or hangs from costing others anything: few workers may be with it at once, and when half
 * of its last calls failed it is not asked for a while, then once. Each process learns that for itself.
 */
class GuardedSmsGateway implements SmsGateway {

    /** What says that the gateway itself is in trouble, whichever number or text it was. */
    private static final Set<SmsFailure> TROUBLE = EnumSet.of(
            SmsFailure.UNREACHABLE,
            SmsFailure.UNAVAILABLE,
            SmsFailure.TIMED_OUT,
            SmsFailure.CONNECTION_LOST,
            SmsFailure.UNREADABLE_ANSWER);

    private final String name;
    private final SmsGateway gateway;
    private final Semaphore workers;
    private final CircuitBreaker breaker;

    GuardedSmsGateway(String name, SmsGateway gateway, int atOnce, Clock clock) {
        this.name = name;
        this.gateway = gateway;
        this.workers = new Semaphore(atOnce);
        this.breaker = Circuits.of(
                "SMS gateway " + name, CircuitBreakerConfig.custom().recordResult(GuardedSmsGateway::isTrouble), clock);
    }

    @Override
    public SmsOutcome send(TextMessage message) {
        if (!workers.tryAcquire()) {
            return new SmsOutcome.Failed(name, SmsFailure.BUSY, "");
        }
        try {
            return breaker.tryAcquirePermission()
                    ? ask(message)
                    : new SmsOutcome.Failed(name, SmsFailure.CIRCUIT_OPEN, "");
        } finally {
            workers.release();
        }
    }

    private SmsOutcome ask(TextMessage message) {
        try {
            SmsOutcome outcome = gateway.send(message);
            breaker.onResult(0, TimeUnit.NANOSECONDS, outcome);
            return outcome;
        } catch (RuntimeException defect) {
            breaker.onError(0, TimeUnit.NANOSECONDS, defect);
            throw defect;
        }
    }

    private static boolean isTrouble(Object outcome) {
        return outcome instanceof SmsOutcome.Failed failed && TROUBLE.contains(failed.failure());
    }
}
