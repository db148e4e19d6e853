package com.truewatch.billing.accounts.delivery.mail;

import com.truewatch.billing.accounts.platform.limits.Circuits;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.vertx.ext.mail.SMTPException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletionException;

/**
 * Keeps a mail server that is dead or hangs from keeping workers: when half of its last calls failed it is not asked for a
 * while, then once. Each process learns that for itself.
 */
@Singleton
public class MailCircuit {
    /** The server is about to close the connection, whatever was asked (RFC 5321, 3.8). */
    private static final int CLOSING = 421;

    private final CircuitBreaker breaker;

    MailCircuit(Clock clock) {
        this.breaker = Circuits.of(
                "Mail server", CircuitBreakerConfig.custom().recordException(MailCircuit::isTrouble), clock);
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
