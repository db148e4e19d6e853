package com.truewatch.billing.accounts.delivery.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.truewatch.billing.accounts.platform.limits.Circuits;
import com.truewatch.billing.accounts.testing.TestClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A gateway in trouble is left alone for a while, and never has more than a few workers waiting. */
class GuardedSmsGatewayTest {
    private static final TextMessage MESSAGE = ProviderTestCase.message(Provider.TWILIO);
    private static final SmsOutcome ACCEPTED = new SmsOutcome.Accepted("g", "id-1");

    private final TestClock clock = new TestClock();
    private final ScriptedGateway gateway = ScriptedGateway.accepting("g");
    private final GuardedSmsGateway guarded = new GuardedSmsGateway("g", gateway, 2, clock);

    @Nested
    class TheCircuit {
        @ParameterizedTest
        @EnumSource(
                value = SmsFailure.class,
                names = {"UNREACHABLE", "UNAVAILABLE", "TIMED_OUT", "CONNECTION_LOST", "UNREADABLE_ANSWER"})
        void opensWhenTheGatewayIsInTrouble(SmsFailure failure) {
            gateway.fail(failure);
            send(4);

            assertFailed(SmsFailure.CIRCUIT_OPEN);
            assertEquals(4, gateway.asked());
        }

        /** Whoever could open it by a number of their choice could keep everyone from codes. */
        @ParameterizedTest
        @EnumSource(
                value = SmsFailure.class,
                mode = EnumSource.Mode.EXCLUDE,
                names = {"UNREACHABLE", "UNAVAILABLE", "TIMED_OUT", "CONNECTION_LOST", "UNREADABLE_ANSWER"})
        void staysClosedForWhatANumberOrASettingDoes(SmsFailure failure) {
            gateway.fail(failure);
            send(50);

            assertEquals(50, gateway.asked());
        }

        @Test
        void staysClosedWhileMostIsWell() {
            send(6);
            gateway.fail(SmsFailure.TIMED_OUT);
            send(4);
            gateway.accept();
            send(20);

            assertEquals(30, gateway.asked());
        }

        @Test
        void asksNobodyUntilItsTimeIsOverAndThenOnce() {
            gateway.fail(SmsFailure.UNREACHABLE);
            send(4);
            clock.advance(Circuits.OPEN);
            send(10);
            assertEquals(4, gateway.asked());

            clock.advance(Duration.ofMillis(1));
            send(10);
            assertEquals(5, gateway.asked());

            clock.advance(Circuits.OPEN.plusMillis(1));
            gateway.accept();
            assertEquals(ACCEPTED, guarded.send(MESSAGE));
            send(10);
            assertEquals(16, gateway.asked());
        }

        @Test
        void opensForADefectToo() {
            SmsGateway defective = message -> {
                throw new IllegalStateException("on purpose");
            };
            GuardedSmsGateway other = new GuardedSmsGateway("d", defective, 2, clock);
            for (int i = 0; i < 4; i++) {
                assertThrows(IllegalStateException.class, () -> other.send(MESSAGE));
            }

            assertEquals(new SmsOutcome.Failed("d", SmsFailure.CIRCUIT_OPEN, ""), other.send(MESSAGE));
        }
    }

    @Test
    void noMoreWorkersWaitThanMay() throws Exception {
        CountDownLatch hanging = new CountDownLatch(2);
        CountDownLatch ended = new CountDownLatch(1);
        GuardedSmsGateway busy = new GuardedSmsGateway(
                "g",
                message -> {
                    hanging.countDown();
                    await(ended);
                    return ACCEPTED;
                },
                2,
                clock);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<SmsOutcome> one = threads.submit(() -> busy.send(MESSAGE));
            Future<SmsOutcome> other = threads.submit(() -> busy.send(MESSAGE));
            hanging.await();

            assertEquals(new SmsOutcome.Failed("g", SmsFailure.BUSY, ""), busy.send(MESSAGE));

            ended.countDown();
            assertEquals(ACCEPTED, one.get());
            assertEquals(ACCEPTED, other.get());
            assertEquals(ACCEPTED, busy.send(MESSAGE));
        } finally {
            ended.countDown();
            threads.shutdown();
        }
    }

    private void send(int times) {
        for (int i = 0; i < times; i++) {
            guarded.send(MESSAGE);
        }
    }

    private void assertFailed(SmsFailure failure) {
        assertEquals(
                failure,
                assertInstanceOf(SmsOutcome.Failed.class, guarded.send(MESSAGE)).failure());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
