package com.truewatch.billing.accounts.delivery.mail;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;

/**
 * Keeps a mail server that is dead or hangs from keeping workers: when half of its last calls failed it is not asked for a
 * while, then once. Each process learns that for itself.
 */
@Singleton
public class MailCircuit {
    public static final Duration OPEN = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(MailCircuit.class);
    private static final int CALLS_LOOKED_AT = 10;
    private static final int FEWEST_CALLS = 4;
    private static final float HALF = 50;
    /** The server is about to close the connection, whatever was asked (RFC 5321, 3.8). */
    private static final int CLOSING = 421;

    private final CircuitBreaker breaker;

    MailCircuit(Clock clock) {
        this.breaker = CircuitBreaker.of(
                "mail",
                CircuitBreakerConfig.custom()
                        .clock(clock)
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(CALLS_LOOKED_AT)
                        .minimumNumberOfCalls(FEWEST_CALLS)
                        .failureRateThreshold(HALF)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .recordException(MailCircuit::isTrouble)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(it -> LOG.warnf(
                        "Mail server: circuit %s", it.getStateTransition().getToState()));
    }

    /**
     * Asks the server, unless it was in trouble a moment ago.
     *
     * @throws io.github.resilience4j.circuitbreaker.CallNotPermittedException when it was: nothing was asked
     */
    void run(Runnable call) {
        breaker.executeRunnable(call);
    }

    /** Not what an address or a mail does: by these anybody could keep everybody from mail. */
    private static boolean isTrouble(Throwable failed) {
        Throwable cause =
                failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
        if (cause instanceof SMTPException answer) {
            return answer.getReplyCode() == CLOSING;
        }
        return !(cause instanceof IllegalArgumentException);
    }
}
