package com.truewatch.billing.accounts.platform.persistence;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A question to the database for who cannot wait: a server that is silent answers nothing for as long as the socket may be
 * read. Asked by a thread of its own, once at a time, so that it holds one connection at most however many ask; who comes
 * while it is asked waits for the same answer, until {@code longest} after it was asked.
 */
public final class TimedQuestion<T> implements AutoCloseable {
    private final Callable<T> question;
    private final Duration longest;
    private final ExecutorService asker;
    private @Nullable Future<T> asked;
    private long askedAt;

    /**
     * A question.
     *
     * @param name of its thread
     * @param longest how long an answer may take
     * @param question must not answer null
     */
    public TimedQuestion(String name, Duration longest, Callable<T> question) {
        this.question = question;
        this.longest = longest;
        this.asker = Executors.newSingleThreadExecutor(work -> daemon(work, name));
    }

    /** What the database says now; empty where it says nothing in time, or fails. */
    public Optional<T> answer() {
        try {
            return Optional.of(ask().get(nanosLeft(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException away) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        asker.shutdownNow();
    }

    private synchronized Future<T> ask() {
        Future<T> present = asked;
        if (present != null && !present.isDone()) {
            return present;
        }
        askedAt = System.nanoTime();
        Future<T> anew = asker.submit(question);
        asked = anew;
        return anew;
    }

    private synchronized long nanosLeft() {
        return Math.max(0, longest.toNanos() - (System.nanoTime() - askedAt));
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
