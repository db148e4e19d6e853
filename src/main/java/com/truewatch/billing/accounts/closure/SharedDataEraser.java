package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.activity.Timeline;
import com.truewatch.billing.accounts.cloudaccount.settlement.SettlementAccounts;
import com.truewatch.billing.accounts.delivery.Outbox;
import com.truewatch.billing.accounts.platform.idempotency.IdempotencyService;
import jakarta.inject.Singleton;

/** What is left of a holder where nobody can listen to {@code AccountClosed}: in what all features share. */
@Singleton
class SharedDataEraser {
    private final ClosureRepository closures;
    private final SettlementAccounts cloudAccounts;
    private final Timeline timeline;
    private final Outbox outbox;
    private final IdempotencyService answers;

    SharedDataEraser(
            ClosureRepository closures,
            SettlementAccounts cloudAccounts,
            Timeline timeline,
            Outbox outbox,
            IdempotencyService answers) {
        this.closures = closures;
        this.cloudAccounts = cloudAccounts;
        this.timeline = timeline;
        this.outbox = outbox;
        this.answers = answers;
    }

    void erase(AccountClosed closed) {
        closures.delete(closed.accountId());
        cloudAccounts.forgetAliases(closed.accountId());
        timeline.erase(closed.subjects());
        outbox.forget(closed.subjects());
        answers.forgetAllOf(closed.accountId());
    }
}
