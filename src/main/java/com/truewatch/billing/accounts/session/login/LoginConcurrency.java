package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets few passwords be compared at once for an account and kind of browser; the next ones wait for their turn, without a
 * connection. So one holder takes neither the room to hash passwords nor the database from the others, and right passwords
 * that come together are never as many wrong ones. Each process sees to its own.
 */
@Singleton
class LoginConcurrency {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    /** In and before the door of one account and kind of browser: about what may log in within an hour. */
    private static final int MOST_OF_ONE = 32;
    /** Of all that wait: they hold threads that others need. */
    private static final int MOST_WAITING = 80;

    private final int atOnce;
    private final ConcurrentHashMap<Door, Queue> queues = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    LoginConcurrency(LimitConfig config) {
        this.atOnce = config.loginsAtOnce();
    }

    /**
     * Does the work when it is its turn.
     *
     * @throws ProblemException {@code too-many-requests} when too many of this one wait; {@code unavailable} when too many
     *     wait in all, or a turn does not come within fifteen seconds
     */
    <T> T run(UUID subject, Browser browser, Supplier<T> work) {
        Door door = new Door(subject, browser);
        Queue queue = queues.compute(door, (key, known) -> enter(known == null ? new Queue(atOnce) : known));
        try {
            take(queue.slots);
            try {
                return work.get();
            } finally {
                queue.slots.release();
            }
        } finally {
            queues.compute(door, (key, known) -> known == null || --known.people == 0 ? null : known);
        }
    }

    private static Queue enter(Queue queue) {
        if (queue.people >= MOST_OF_ONE) {
            throw ProblemException.tooManyRequests(Duration.ofSeconds(1));
        }
        queue.people++;
        return queue;
    }

    private void take(Semaphore slots) {
        if (slots.tryAcquire()) {
            return;
        }
        try {
            if (waiting.incrementAndGet() > MOST_WAITING
                    || !slots.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.unavailable(Duration.ofSeconds(1));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable(Duration.ofSeconds(1));
        } finally {
            waiting.decrementAndGet();
        }
    }

    private record Door(UUID subject, Browser browser) {}

    private static final class Queue {
        private final Semaphore slots;
        /** Changed only while the map holds the entry. */
        private int people;

        Queue(int atOnce) {
            this.slots = new Semaphore(atOnce, true);
        }
    }
}
