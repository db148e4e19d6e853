package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.event.AccessRevoked;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.credential.OpenRecoveries;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Ends recoveries of addresses that are not lost: by an undo, by the decision of a contest, and when the address proves
 * itself in a change. An address that the account has had for a few days only ends none. Joins the caller's transaction.
 */
@Singleton
class RecoveryCanceller implements OpenRecoveries {
    private final AccountRepository accounts;
    private final RecoveryRepository recoveries;
    private final RecoveryNotifier notifier;
    private final Journal journal;
    private final Clock clock;

    RecoveryCanceller(
            AccountRepository accounts,
            RecoveryRepository recoveries,
            RecoveryNotifier notifier,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.recoveries = recoveries;
        this.notifier = notifier;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public boolean isOpen(UUID accountId, Credential credential) {
        return recoveries.findOpenOf(accountId, credential).stream()
                .anyMatch(it -> it.stateAt(clock.instant()) == RecoveryState.OPEN);
    }

    /** Ends one that is open and locked; everyone is told. */
    void cancel(Account account, AddressRecovery recovery, @Nullable Client client) {
        recovery.end(RecoveryState.CANCELLED, clock.instant());
        journal.succeeded(
                account.id(), ActivityType.ADDRESS_RECOVERY_CANCELLED, client, RecoveryService.details(recovery));
        notifier.tellCancelled(account, recovery);
    }

    void cancelProved(@Observes AddressChanged changed) {
        if (!changed.by().byYoungAddress()) {
            Account account = changed.account();
            cancel(
                    account,
                    recoveries.lockOpenOf(account.id(), changed.credential()),
                    changed.by().client());
        }
    }

    void cancelAll(@Observes AccessRevoked revoked) {
        if (revoked.recoveriesToo()) {
            UUID id = revoked.accountId();
            cancel(accounts.findById(id), recoveries.lockOpenOf(id), null);
        }
    }

    private void cancel(Account account, List<AddressRecovery> open, @Nullable Client client) {
        open.stream()
                .filter(it -> it.stateAt(clock.instant()) == RecoveryState.OPEN)
                .forEach(it -> cancel(account, it, client));
    }
}
