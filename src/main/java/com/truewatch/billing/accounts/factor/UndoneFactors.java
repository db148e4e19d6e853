package com.truewatch.billing.accounts.factor;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.event.ChangesUndone;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * An undo of changes of address removes the factors that may have come with them, for good, so that no link of a change of
 * factors brings one back; it keeps the older ones.
 */
@Singleton
class UndoneFactors {
    private final FactorRepository factors;
    private final AccountRepository accounts;
    private final Clock clock;

    UndoneFactors(FactorRepository factors, AccountRepository accounts, Clock clock) {
        this.factors = factors;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** In the transaction of the undo, which has locked the account. */
    void remove(@Observes ChangesUndone undone) {
        Instant now = clock.instant();
        List<Factor> live = factors.findOf(undone.accountId());
        factors.list("id.accountId", undone.accountId()).stream()
                .filter(it -> it.isDistrustedBy(undone))
                .forEach(factors::delete);
        List<Factor> left =
                live.stream().filter(it -> !it.isDistrustedBy(undone)).toList();
        if (left.stream().noneMatch(it -> it.type().isRequiredAtLogin())) {
            left.forEach(it -> it.remove(now));
            accounts.findById(undone.accountId()).changeSecondFactor(false, now);
        }
    }
}
