package com.truewatch.billing.accounts.platform.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.password.PasswordHasher;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The service starts again, whatever was done with its demo account. */
@QuarkusTest
class DemoAccountTest {
    @Inject
    AccountRepository accounts;

    @Inject
    PasswordHasher passwords;

    @Inject
    Journal journal;

    @Inject
    TestClock clock;

    @Test
    @TestTransaction
    void isMadeOnceAndNotAgainAfterItWasClosed() {
        start();
        start();
        accounts.find("username", DemoAccount.USERNAME).singleResult().close(clock.instant());
        accounts.flush();

        start();

        accounts.flush();
        assertEquals(1, accounts.count("username", DemoAccount.USERNAME));
    }

    private void start() {
        new DemoAccount(new WithDemoAccount(), accounts, passwords, journal, clock)
                .makeWhereMissing(new StartupEvent());
    }

    private record WithDemoAccount() implements LocalConfig {
        @Override
        public boolean captureMessages() {
            return true;
        }

        @Override
        public boolean demoAccount() {
            return true;
        }

        @Override
        public Optional<String> dataDirectory() {
            return Optional.empty();
        }
    }
}
