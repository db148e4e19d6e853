package com.truewatch.billing.accounts.benchmark;

import java.io.IOException;
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
        return run(name, call, 0);
    }

    /** So many a second in all; a late answer is counted from when the call was due. */
    Figure paced(String name, Call call, double perSecond)
            throws InterruptedException, ExecutionException, IOException {
        return run(name, call, (long) (connections * 1e9 / perSecond));
    }

    private Figure run(String name, Call call, long intervalNanos)
            throws InterruptedException, ExecutionException, IOException {
        Histogram latencies = new ConcurrentHistogram(DIGITS);
        AtomicLong calls = new AtomicLong();
        Cpu before = subject.cpu();
        long begun = System.nanoTime();
        long end = begun + duration.toNanos();
        atOnce(() -> {
            try (Connection connection = new Connection(subject.port())) {
                long due = begun
                        + (intervalNanos == 0 ? 0 : ThreadLocalRandom.current().nextLong(intervalNanos));
                while (System.nanoTime() < end) {
                    due = intervalNanos == 0 ? System.nanoTime() : await(due + intervalNanos);
                    call.make(connection);
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
}
