package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.AccountClosed;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.realname.document.Documents;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Deletes with an account whom its applications were about: what they say, the index of their numbers, the words of refusals
 * and every document. What staff have read and decided stays, by ids alone.
 */
@Singleton
class Erasure {
    private final AccountRepository accounts;
    private final RealNameApplicationRepository applications;
    private final Documents documents;
    private final Outcomes outcomes;

    Erasure(
            AccountRepository accounts,
            RealNameApplicationRepository applications,
            Documents documents,
            Outcomes outcomes) {
        this.accounts = accounts;
        this.applications = applications;
        this.documents = documents;
        this.outcomes = outcomes;
    }

    /** An application that waits is withdrawn: it leaves the queue of the review desk. */
    void erase(@Observes AccountClosed closed) {
        for (RealNameApplication application : applications.lockAllOf(closed.accountId())) {
            if (application.state() == ApplicationState.PENDING) {
                application.withdraw(closed.at());
                outcomes.withdrawn(accounts.findById(closed.accountId()), application, null);
            } else {
                application.erase();
            }
        }
        documents.deleteAllOf(closed.accountId());
    }
}
