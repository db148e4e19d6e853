package com.truewatch.billing.accounts.platform.limits;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Circuits around the servers of others: when half of the last calls failed, the server is not asked for a while, then once.
 * Each process learns that for itself.
 */
public final class Circuits {
    /** For how long a server in trouble is left alone. */
    public static final Duration OPEN = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(Circuits.class);
    private static final int CALLS_LOOKED_AT = 10;
    private static final int FEWEST_CALLS = 4;
    private static final float HALF = 50;

    private Circuits() {}

    /**
     * One circuit, closed.
     *
     * @param server as the log names it
     * @param trouble says which results or exceptions are the server's
     */
    public static CircuitBreaker of(String server, CircuitBreakerConfig.Builder trouble, Clock clock) {
        CircuitBreaker circuit = CircuitBreaker.of(
                server,
                trouble.clock(clock)
                        .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(CALLS_LOOKED_AT)
                        .minimumNumberOfCalls(FEWEST_CALLS)
                        .failureRateThreshold(HALF)
                        .waitDurationInOpenState(OPEN)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .build());
        circuit.getEventPublisher()
                .onStateTransition(it -> LOG.warnf(
                        "%s: circuit %s", server, it.getStateTransition().getToState()));
        return circuit;
    }
}
