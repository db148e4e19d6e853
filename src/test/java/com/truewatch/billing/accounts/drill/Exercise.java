package com.truewatch.billing.accounts.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** A cluster under load, and the reckoning afterwards. */
final class Exercise implements AutoCloseable {
    /** What callers may be told while parts of the system die: done, refused for their own reasons, or later. */
    private static final Set<Integer> EXPECTED = Set.of(Answer.NONE, 200, 201, 202, 204, 401, 409, 412, 422, 423, 503);

    private static final int THREADS = Integer.getInteger("drill.threads", 6);

    private final String jdbcUrl;
    private final Cluster cluster;
    private final History history = new History();
    private final Tally tally = new Tally();
    private final long seed = Long.getLong("drill.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final FeedReader feed;
    private final Load load;
    private final Instant begun;

    /** Under way when this returns. */
    Exercise(int replicas, String jdbcUrl) throws Exception {
        this(replicas, jdbcUrl, Map.of());
    }

    /**
     * The same.
     *
     * @param settings of the replicas, beside those of every drill
     */
    Exercise(int replicas, String jdbcUrl, Map<String, String> settings) throws Exception {
        this.jdbcUrl = jdbcUrl;
        this.cluster = new Cluster(replicas, jdbcUrl, settings);
        Api api = cluster.api(tally);
        this.feed = new FeedReader(api, cluster.serviceToken(), history);
        this.load = new Load(api, cluster.mails(), history, seed);
        try {
            load.start(THREADS, cluster.serviceToken());
            feed.start();
            this.begun = Instant.now();
        } catch (RuntimeException failed) {
            cluster.close();
            throw failed;
        }
    }

    Cluster cluster() {
        return cluster;
    }

    History history() {
        return history;
    }

    Tally tally() {
        return tally;
    }

    Random random() {
        return random;
    }

    /** How many things the load has done. */
    int rounds() {
        return load.rounds();
    }

    /** Ends the load, prints the counts, and fails where there is anything to object. */
    void finish(String title) throws Exception {
        Duration took = Duration.between(begun, Instant.now());
        load.stop();
        List<Api> replicas = IntStream.range(0, cluster.replicas().size())
                .mapToObj(it -> cluster.api(it, new Tally()))
                .toList();
        Found found = Inspection.inspect(replicas, jdbcUrl, history, feed.readToTheEnd());
        Findings findings = Checker.check(history, found);
        int unexpected = tally.count(it -> !EXPECTED.contains(it));
        System.out.println(new Report(history, tally, found, findings)
                .print(title + ", " + took.toSeconds() + " s, seed " + seed, unexpected));
        assertTrue(findings.isClean(), findings::toString);
        assertEquals(0, unexpected, "answers that no outage explains");
        assertTrue(history.changes().size() >= 10, "too few changes of email");
        assertTrue(history.races() > 0, "no race for an address");
    }

    @Override
    public void close() {
        load.abandon();
        cluster.close();
    }
}
