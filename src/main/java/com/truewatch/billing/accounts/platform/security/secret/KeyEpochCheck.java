package com.truewatch.billing.accounts.platform.security.secret;

import com.truewatch.billing.accounts.platform.persistence.TimedQuestion;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
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

    private static final Duration LONGEST = Duration.ofMillis(1500);

    private final TimedQuestion<Boolean> present;

    KeyEpochCheck(KeyEpoch epoch) {
        this.present = new TimedQuestion<>("key-epoch-check", LONGEST, epoch::isPresent);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named(NAME)
                .status(present.answer().orElse(true))
                .build();
    }

    @PreDestroy
    void stop() {
        present.close();
    }
}
