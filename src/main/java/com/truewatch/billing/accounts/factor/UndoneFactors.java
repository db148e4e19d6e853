package com.truewatch.billing.accounts.factor;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.event.ChangesUndone;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** An undo of changes of address removes the factors that may have come with them, and keeps the older ones. */
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
        live.stream().filter(it -> it.isDistrustedBy(undone)).forEach(it -> it.remove(now));
        List<Factor> left = live.stream().filter(Factor::isLive).toList();
        if (left.stream().noneMatch(it -> it.type().isRequiredAtLogin())) {
            left.forEach(it -> it.remove(now));
            accounts.findById(undone.accountId()).changeSecondFactor(false, now);
        }
    }
}
