package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import com.truewatch.billing.accounts.realname.document.Documents;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long the acts of staff are kept, and what of applications outlives their account. */
@Singleton
class RealNameRetention {
    private final AccountRepository accounts;
    private final RealNameApplicationRepository applications;
    private final Documents documents;
    private final RealNameOutcomes outcomes;

    RealNameRetention(
            AccountRepository accounts,
            RealNameApplicationRepository applications,
            Documents documents,
            RealNameOutcomes outcomes) {
        this.accounts = accounts;
        this.applications = applications;
        this.documents = documents;
        this.outcomes = outcomes;
    }

    /** Who has read what can be asked for two years. */
    @Produces
    @Singleton
    static Retention acts() {
        return Retention.of("real_name_act", Duration.ofDays(730), "at < :before");
    }

    /**
     * With an account go those whom its applications were about: what they say, the index of their numbers, the words of
     * refusals and every document. What staff have read and decided stays, by ids alone. An application that waits is
     * withdrawn: it leaves the queue of the review desk.
     */
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
