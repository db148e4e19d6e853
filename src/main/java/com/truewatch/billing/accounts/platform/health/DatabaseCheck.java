package com.truewatch.billing.accounts.platform.health;

import com.truewatch.billing.accounts.platform.persistence.TimedQuestion;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while no connection can be had that works; says whether that is the pool's fault or the server's. */
@Readiness
@Singleton
class DatabaseCheck implements HealthCheck {
    /** Whoever asks is answered within two seconds, with what the other checks need. */
    private static final Duration LONGEST = Duration.ofMillis(1500);

    private static final int LONGEST_SECONDS = 2;

    private final AgroalDataSource database;
    private final TimedQuestion<Boolean> answers = new TimedQuestion<>("database-check", LONGEST, this::answers);

    private volatile boolean lent;

    DatabaseCheck(AgroalDataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        boolean up = answers.answer().orElse(false);
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("database").status(up);
        if (!up) {
            response.withData("reason", reason());
        }
        return response.withData("lent", database.getMetrics().activeCount())
                .withData("waiting", database.getMetrics().awaitingCount())
                .build();
    }

    private String reason() {
        if (lent) {
            return "the server does not answer";
        }
        int most = database.getConfiguration().connectionPoolConfiguration().maxSize();
        return database.getMetrics().activeCount() >= most
                ? "every connection of the pool is lent"
                : "no connection can be opened";
    }

    @PreDestroy
    void stop() {
        answers.close();
    }

    private boolean answers() throws SQLException {
        lent = false;
        try (Connection connection = database.getConnection()) {
            lent = true;
            return connection.isValid(LONGEST_SECONDS);
        }
    }
}
