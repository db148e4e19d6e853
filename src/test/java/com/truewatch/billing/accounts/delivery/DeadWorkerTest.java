package com.truewatch.billing.accounts.delivery;

import static org.awaitility.Awaitility.await;

import com.truewatch.billing.accounts.platform.local.Inbox;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A worker that has died holds its messages for four heartbeats. KilledWorkerIT kills a real one. */
@QuarkusTest
class DeadWorkerTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Outbox outbox;

    @Inject
    Inbox inbox;

    @Test
    void leavesItsMessageToTheOthers() {
        TestAccount account = accounts.create();
        QuarkusTransaction.requiringNew().run(() -> {
            Message message = notice(account);
            outbox.add(message);
            database.execute(
                    "update scheduled_tasks set picked = true, picked_by = 'a worker that died', last_heartbeat = ?"
                            + " where task_instance = ?",
                    Timestamp.from(clock.instant()),
                    message.id().id().toString());
        });

        // The others look for the dead every ten seconds of the test's time.
        await().atMost(Duration.ofSeconds(40)).until(() -> {
            clock.advance(Duration.ofSeconds(1));
            return !inbox.list(account.email()).isEmpty();
        });
    }

    private Message notice(TestAccount account) {
        return new Message(
                account.id(),
                new Message.Recipient(Channel.EMAIL, account.email(), Locale.ENGLISH),
                MessageTemplate.CODES_BLOCKED,
                TemplateValues.none()
                        .with(TemplateField.USERNAME, account.username())
                        .with(TemplateField.FROM, "a")
                        .with(TemplateField.TIME, clock.instant().toString())
                        .with(TemplateField.NETWORK, "192.0.2.0"),
                new Message.Lifetime(clock.instant(), clock.instant().plus(Duration.ofDays(1))));
    }
}
