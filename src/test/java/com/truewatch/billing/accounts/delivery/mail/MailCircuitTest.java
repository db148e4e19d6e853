package com.truewatch.billing.accounts.delivery.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.truewatch.billing.accounts.platform.limits.Circuits;
import com.truewatch.billing.accounts.testing.TestClock;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mail server in trouble is left alone for a while; what a single address does is no trouble. */
class MailCircuitTest {
    private final TestClock clock = new TestClock();
    private final MailCircuit circuit = new MailCircuit(clock);
    private final AtomicInteger asked = new AtomicInteger();

    static List<RuntimeException> troubles() {
        return List.of(
                new TimeoutException(),
                new UncheckedIOException(new IOException("on purpose")),
                new CompletionException(new IOException("on purpose")),
                new CompletionException(reply(421)),
                new IllegalStateException("on purpose"));
    }

    static List<RuntimeException> refusals() {
        return List.of(
                new CompletionException(reply(450)),
                new CompletionException(reply(550)),
                new CompletionException(reply(554)),
                new IllegalArgumentException("no address"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void opensWhenTheServerIsInTrouble(RuntimeException trouble) {
        fail(4, trouble);

        assertThrows(CallNotPermittedException.class, () -> circuit.run(asked::incrementAndGet));
        assertEquals(4, asked.get());
    }

    /** Whoever could open it by an address of their choice could keep everyone from mail. */
    @ParameterizedTest
    @MethodSource("refusals")
    void staysClosedForWhatAnAddressDoes(RuntimeException refusal) {
        fail(50, refusal);

        circuit.run(asked::incrementAndGet);
        assertEquals(51, asked.get());
    }

    @Test
    void asksNobodyUntilItsTimeIsOverAndThenOnce() {
        fail(4, new TimeoutException());
        clock.advance(Circuits.OPEN);
        fail(10, new TimeoutException());
        assertEquals(4, asked.get());

        clock.advance(Duration.ofMillis(1));
        fail(10, new TimeoutException());
        assertEquals(5, asked.get());

        clock.advance(Circuits.OPEN.plusMillis(1));
        for (int i = 0; i < 10; i++) {
            circuit.run(asked::incrementAndGet);
        }
        assertEquals(15, asked.get());
    }

    private void fail(int times, RuntimeException how) {
        for (int i = 0; i < times; i++) {
            assertThrows(
                    RuntimeException.class,
                    () -> circuit.run(() -> {
                        asked.incrementAndGet();
                        throw how;
                    }));
        }
    }

    private static SMTPException reply(int code) {
        return new SMTPException("on purpose", code, List.of(code + " on purpose"), code >= 500);
    }
}
