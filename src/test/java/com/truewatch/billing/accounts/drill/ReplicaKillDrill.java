package com.truewatch.billing.accounts.drill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * Three replicas over one PostgreSQL under a mixed load; whenever all three are ready, one is killed (SIGKILL). Twenty
 * times, or as often as the system property {@code drill.kills} says.
 */
class ReplicaKillDrill {
    private static final int KILLS = Integer.getInteger("drill.kills", 20);

    /** So that each kill meets all three at work. */
    private static final int ROUNDS_BETWEEN = 20;

    @Test
    void nothingIsLostAndNothingHappensTwice() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                Exercise exercise = new Exercise(3, database.getJdbcUrl("postgres", "postgres"))) {
            for (int kill = 0; kill < KILLS; kill++) {
                exercise.cluster().awaitAllReady();
                int rounds = exercise.rounds() + ROUNDS_BETWEEN;
                await().atMost(Duration.ofMinutes(2)).until(() -> exercise.rounds() >= rounds);
                exercise.cluster().killOne(exercise.random());
            }
            exercise.cluster().awaitAllReady();
            exercise.finish(KILLS + " kills of 3 replicas");
            assertTrue(exercise.tally().count(it -> it == Answer.NONE) > 0, "no kill has met a request");
        }
    }
}
