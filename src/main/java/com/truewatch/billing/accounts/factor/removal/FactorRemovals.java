package com.truewatch.billing.accounts.factor.removal;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.event.AccessRevoked;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.factor.removal.FactorRemoval.RemovalState;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stops removals of second factors that are not lost, in the transaction of the caller. */
@Singleton
public class FactorRemovals {
    private final AccountRepository accounts;
    private final FactorRemovalRepository removals;
    private final HolderNotifier notifier;
    private final EventContext context;
    private final Journal journal;
    private final Clock clock;

    FactorRemovals(
            AccountRepository accounts,
            FactorRemovalRepository removals,
            HolderNotifier notifier,
            EventContext context,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.removals = removals;
        this.notifier = notifier;
        this.context = context;
        this.journal = journal;
        this.clock = clock;
    }

    /** By an undo, or a decision of staff, nobody's word from before counts. */
    void stop(@Observes AccessRevoked revoked) {
        if (revoked.recoveriesToo()) {
            stop(accounts.findById(revoked.accountId()), null);
        }
    }

    /** Somebody has just proved one of the account's factors. */
    public void stop(Account account, @Nullable Client client) {
        removals.lockOpenOf(account.id()).forEach(removal -> {
            removal.end(RemovalState.STOPPED, clock.instant());
            journal.succeeded(account.id(), ActivityType.FACTOR_REMOVAL_STOPPED, client, Map.of());
            notifier.tellEverywhere(account, MessageTemplate.FACTOR_REMOVAL_STOPPED, context.now());
        });
    }
}
