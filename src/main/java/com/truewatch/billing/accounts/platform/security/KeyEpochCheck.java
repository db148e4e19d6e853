package com.truewatch.billing.accounts.platform.security;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Not ready once the database was restored under this process: it must be started again. While the database is away there
 * is nothing to say, which is another check's to tell.
 */
@Readiness
@Singleton
class KeyEpochCheck implements HealthCheck {
    private static final String NAME = "key-epoch";

    private final KeyEpoch epoch;

    KeyEpochCheck(KeyEpoch epoch) {
        this.epoch = epoch;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named(NAME).status(epoch.isPresent()).build();
        } catch (IllegalStateException databaseAway) {
            return HealthCheckResponse.up(NAME);
        }
    }
}
