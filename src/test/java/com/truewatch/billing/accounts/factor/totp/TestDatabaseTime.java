package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Instant;

/** The database's clock of tests is the test's. */
@Mock
@Singleton
class TestDatabaseTime implements DatabaseTime {
    private final TestClock clock;

    TestDatabaseTime(TestClock clock) {
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }
}
