package com.truewatch.billing.accounts.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Calls by real threads that all wait for one signal. */
public final class AtOnce {
    private AtOnce() {}

    /** Two calls; their results in the same order. */
    public static <T> List<T> run(Callable<T> one, Callable<T> other) throws InterruptedException, ExecutionException {
        return run(List.of(one, other));
    }

    /** The same call many times. */
    public static <T> List<T> times(int n, Callable<T> call) throws InterruptedException, ExecutionException {
        return run(IntStream.range(0, n).mapToObj(i -> call).toList());
    }

    private static <T> List<T> run(List<Callable<T>> calls) throws InterruptedException, ExecutionException {
        CountDownLatch ready = new CountDownLatch(calls.size());
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<T>> running = calls.stream()
                    .map(call -> threads.submit(() -> {
                        ready.countDown();
                        go.await();
                        return call.call();
                    }))
                    .toList();
            ready.await();
            go.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : running) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
            threads.awaitTermination(1, TimeUnit.MINUTES);
        }
    }
}
