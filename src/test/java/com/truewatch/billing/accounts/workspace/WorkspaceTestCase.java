package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CloudAccountRows;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** A holder with one workspace in Singapore, early in a month. */
abstract class WorkspaceTestCase {
    @Inject
    TestAccounts accounts;

    @Inject
    CloudAccountRows cloudAccounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;
    WorkspaceCalls holder;
    String workspace;

    @BeforeEach
    void aHolderWithAWorkspace() {
        clock.advance(Duration.between(clock.instant(), nextMonth()));
        account = accounts.create();
        holder = WorkspaceCalls.by(Client.of(account));
        workspace = WorkspaceCalls.bound(account.id());
    }

    /** As an undo does; until when. */
    Instant hold(TestAccount held) {
        Instant until = clock.instant().plus(Duration.ofHours(1));
        database.execute("update account set hold_until = ?::timestamptz where id = ?", until.toString(), held.id());
        return until;
    }

    Instant nextMonth() {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))
                .plusMonths(1)
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    /** Since each test's workspace has one name, what happened to it is told apart by its id. */
    List<String> causes() {
        return database.rows(
                "select method || ' ' || cause from workspace_settlement where workspace_id = ? order by since",
                workspace);
    }

    List<String> events() {
        return database.rows("select type from event where subject = ? order by position", workspace);
    }

    List<String> mails() {
        return database.templatesTo(account.email());
    }
}
