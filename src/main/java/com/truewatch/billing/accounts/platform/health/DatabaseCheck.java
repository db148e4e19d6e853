package com.truewatch.billing.accounts.platform.health;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while no connection can be had that works. */
@Readiness
@Singleton
class DatabaseCheck implements HealthCheck {
    private static final int LONGEST_SECONDS = 2;

    private final DataSource database;

    DatabaseCheck(DataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("database").status(answers()).build();
    }

    private boolean answers() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(LONGEST_SECONDS);
        } catch (SQLException away) {
            return false;
        }
    }
}
