package com.truewatch.billing.accounts.drill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * Three replicas under a mixed load; the primary is killed and the synchronous standby promoted. Callers are told 503 for
 * seconds, then everything goes on, and no replica is started again.
 */
class FailoverDrill {
    /** Until whoever watches over the servers has noticed, and decided. */
    private static final Duration NOTICED_AFTER = Duration.ofSeconds(5);

    private static final int ROUNDS_BEFORE = 400;
    private static final int ROUNDS_AFTER = 400;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(60);

    @Test
    void nothingIsLostAndNobodyRestartsAnything() throws Exception {
        try (ReplicatedDatabase database = new ReplicatedDatabase();
                Exercise exercise = new Exercise(3, database.jdbcUrl())) {
            awaitRounds(exercise, ROUNDS_BEFORE);
            Instant killed = Instant.now();
            database.killPrimary();
            await().pollDelay(NOTICED_AFTER).until(() -> true);
            database.promote();
            Instant promoted = Instant.now();
            exercise.cluster().awaitAllReady();
            Instant ready = Instant.now();
            awaitRounds(exercise, ROUNDS_AFTER);

            exercise.finish("Primary killed; standby promoted " + seconds(killed, promoted)
                    + " s later; all replicas ready after another " + seconds(promoted, ready)
                    + " s; nothing succeeded for "
                    + exercise.tally().longestSilence().toSeconds() + " s");

            assertTrue(Duration.between(promoted, ready).compareTo(LONGEST_OUTAGE) < 0, "too long an outage");
            assertTrue(exercise.tally().count(it -> it == 503) > 0, "nobody has noticed");
        }
    }

    private static void awaitRounds(Exercise exercise, int more) {
        int rounds = exercise.rounds() + more;
        await().atMost(LONGEST).until(() -> exercise.rounds() >= rounds);
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }
}
