package com.truewatch.billing.accounts.benchmark;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Some connections that call for a while, as fast as they are answered or at a given pace. */
final class Load {
    private static final double MS = 1e6;
    private static final int DIGITS = 3;

    private final Subject subject;
    private final int connections;
    private final Duration duration;

    Load(Subject subject, int connections, Duration duration) {
        this.subject = subject;
        this.connections = connections;
        this.duration = duration;
    }

    /** As fast as they are answered. */
    Figure fullSpeed(String name, Call call) throws InterruptedException, ExecutionException, IOException {
        return run(name, overHttp(call), 0);
    }

    /** The same without the service. */
    Figure fullSpeed(String name, Opening opening) throws InterruptedException, ExecutionException, IOException {
        return run(name, opening, 0);
    }

    /** So many a second in all; a late answer is counted from when the call was due. */
    Figure paced(String name, Call call, double perSecond)
            throws InterruptedException, ExecutionException, IOException {
        return run(name, overHttp(call), (long) (connections * 1e9 / perSecond));
    }

    private Opening overHttp(Call call) {
        return () -> {
            Connection connection = new Connection(subject.port());
            return new Caller() {
                @Override
                public void call() throws IOException, InterruptedException {
                    call.make(connection);
                }

                @Override
                public void close() throws IOException {
                    connection.close();
                }
            };
        };
    }

    private Figure run(String name, Opening opening, long intervalNanos)
            throws InterruptedException, ExecutionException, IOException {
        Histogram latencies = new ConcurrentHistogram(DIGITS);
        AtomicLong calls = new AtomicLong();
        Cpu before = subject.cpu();
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        atOnce(() -> {
            try (Caller caller = opening.open()) {
                long due = begun
                        + (intervalNanos == 0 ? 0 : ThreadLocalRandom.current().nextLong(intervalNanos));
                while (System.nanoTime() < end) {
                    due = intervalNanos == 0 ? System.nanoTime() : await(due + intervalNanos);
                    caller.call();
                    latencies.recordValue(System.nanoTime() - due);
                    calls.incrementAndGet();
                }
            }
            return null;
        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        Cpu used = subject.cpu().since(before);
        double count = calls.get();
        return new Figure(
                name,
                count / seconds,
                latencies.getValueAtPercentile(50) / MS,
                latencies.getValueAtPercentile(99) / MS,
                used.serviceMs() / count,
                used.databaseMs() / count);
    }

    private static long await(long due) {
        long left = due - System.nanoTime();
        if (left > 0) {
            LockSupport.parkNanos(left);
        }
        return due;
    }

    private void atOnce(Callable<?> work) throws InterruptedException, ExecutionException, IOException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(work));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** One call, or a few that belong together; fails when it is not answered as it should be. */
    interface Call {
        void make(Connection connection) throws IOException, InterruptedException;
    }

    /** Opens what one thread calls through. */
    interface Opening {
        Caller open() throws Exception;
    }

    /** One thread's connection to whatever is measured. */
    interface Caller extends AutoCloseable {
        void call() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }
}
