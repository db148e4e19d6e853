package com.truewatch.billing.accounts.platform.limits;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Bounds how much of something dear runs at once, so that a flood costs its callers time and not everyone the machine. */
public final class ConcurrencyLimit {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Semaphore slots;

    /** So many at once for each processor of this machine. */
    public ConcurrencyLimit(int perProcessor) {
        this.slots = new Semaphore(perProcessor * Runtime.getRuntime().availableProcessors(), true);
    }

    /**
     * Does the work once there is room for it.
     *
     * @throws ProblemException {@code unavailable} when there is none for two seconds
     */
    public <T> T run(Supplier<T> work) {
        try {
            if (!slots.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw ProblemException.unavailable(Duration.ofSeconds(1));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable(Duration.ofSeconds(1));
        }
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
