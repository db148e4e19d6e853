package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.account.AccountClosed;
import com.truewatch.billing.accounts.account.AccountRepository;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Deletes with an account its codes, used or not, its browsers and its counters, whose keys are its addresses. */
@Singleton
class Erasure {
    private final AccountRepository accounts;
    private final ChallengeRepository challenges;
    private final KnownBrowsers browsers;
    private final AccountLimits limits;

    Erasure(AccountRepository accounts, ChallengeRepository challenges, KnownBrowsers browsers, AccountLimits limits) {
        this.accounts = accounts;
        this.challenges = challenges;
        this.browsers = browsers;
        this.limits = limits;
    }

    void erase(@Observes AccountClosed closed) {
        challenges.delete("id.accountId in ?1", closed.subjects());
        browsers.forget(closed.accountId());
        limits.clear(accounts.findById(closed.accountId()), closed.addresses());
    }
}
