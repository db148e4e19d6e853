package com.truewatch.billing.accounts.platform.health;

import com.truewatch.billing.accounts.platform.persistence.TimedQuestion;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while no connection can be had that works. */
@Readiness
@Singleton
class DatabaseCheck implements HealthCheck {
    /** Whoever asks is answered within two seconds, with what the other checks need. */
    private static final Duration LONGEST = Duration.ofMillis(1500);

    private static final int LONGEST_SECONDS = 2;

    private final DataSource database;
    private final TimedQuestion<Boolean> answers = new TimedQuestion<>("database-check", LONGEST, this::answers);

    DatabaseCheck(DataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database")
                .status(answers.answer().orElse(false))
                .build();
    }

    @PreDestroy
    void stop() {
        answers.close();
    }

    private boolean answers() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(LONGEST_SECONDS);
        }
    }
}
