package com.truewatch.billing.accounts.drill;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.ServiceProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * Two replicas start at once over an empty database; then, under a mixed load, each is asked to end (SIGTERM) and started
 * again. The schema is migrated once, and nobody outside notices.
 */
class RollingRestartDrill {
    private static final int ROUNDS_BETWEEN = 60;
    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");

    @Test
    void noRequestFails() throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                Exercise exercise = new Exercise(2, database.getJdbcUrl("postgres", "postgres"))) {
            assertEquals(migrations(), applied(database.getPostgresDatabase()));
            for (ServiceProcess replica : exercise.cluster().replicas()) {
                awaitRounds(exercise);
                replica.terminate();
                replica.restart();
                exercise.cluster().awaitAllReady();
            }
            awaitRounds(exercise);
            exercise.finish("Each of 2 replicas restarted");
            assertEquals(0, exercise.tally().count(it -> it == Answer.NONE || it >= 500), "failed requests");
        }
    }

    private static void awaitRounds(Exercise exercise) {
        int rounds = exercise.rounds() + ROUNDS_BETWEEN;
        await().atMost(Duration.ofMinutes(2)).until(() -> exercise.rounds() >= rounds);
    }

    private static List<String> migrations() throws Exception {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> applied(DataSource database) throws SQLException {
        List<String> applied = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select regexp_replace(script, '^.*/', '') from flyway_schema_history
                        where success and version is not null
                        """)) {
            while (rows.next()) {
                applied.add(rows.getString(1));
            }
        }
        applied.sort(Comparator.naturalOrder());
        return applied;
    }
}
