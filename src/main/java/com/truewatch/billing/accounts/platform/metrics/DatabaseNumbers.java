package com.truewatch.billing.accounts.platform.metrics;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbers for gauges that only the database knows, so that every replica tells the same. All of them are asked for
 * together, at most once in a while and by a thread of their own: however the database fares, who reads the metrics
 * waits a moment at most, and then sees what was known last.
 */
@Singleton
public class DatabaseNumbers {
    private final MetricsConfig config;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(DatabaseNumbers::daemon);
    private final List<DatabaseNumber> numbers = new CopyOnWriteArrayList<>();
    private @Nullable Future<?> reading;
    private long readAt;

    DatabaseNumbers(MetricsConfig config) {
        this.config = config;
    }

    /** For a gauge: the answer to this question, which runs in a transaction; not a number where nobody knows. */
    public Supplier<Number> of(Callable<? extends Number> question) {
        DatabaseNumber number = new DatabaseNumber(question);
        numbers.add(number);
        return () -> {
            refresh();
            return number.last;
        };
    }

    @PreDestroy
    void stop() {
        reader.shutdownNow();
    }

    private void refresh() {
        Future<?> begun = beginReading();
        if (begun == null) {
            return;
        }
        try {
            begun.get(config.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            // It goes on, and the next reader of the metrics sees what it found.
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Null where the numbers are fresh, or another reader of the metrics waits for them. */
    private synchronized @Nullable Future<?> beginReading() {
        boolean busy = reading != null && !reading.isDone();
        boolean fresh = reading != null
                && System.nanoTime() - readAt < config.freshness().toNanos();
        if (busy || fresh) {
            return null;
        }
        readAt = System.nanoTime();
        reading = reader.submit(() -> numbers.forEach(DatabaseNumber::read));
        return reading;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "metrics");
        thread.setDaemon(true);
        return thread;
    }

    private static final class DatabaseNumber {
        private final Callable<? extends Number> question;
        private volatile Number last = Double.NaN;

        DatabaseNumber(Callable<? extends Number> question) {
            this.question = question;
        }

        void read() {
            try {
                last = QuarkusTransaction.requiringNew().call(question);
            } catch (RuntimeException away) {
                last = Double.NaN;
            }
        }
    }
}
