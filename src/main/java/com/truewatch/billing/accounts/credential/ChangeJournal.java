package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.credential.ChangeMetricEvent.Outcome;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is written down of a change: in the timeline for its holder, in numbers for whoever watches the service. */
@Singleton
class ChangeJournal {
    private final Journal journal;
    private final Event<ChangeMetricEvent> steps;

    ChangeJournal(Journal journal, Event<ChangeMetricEvent> steps) {
        this.journal = journal;
        this.steps = steps;
    }

    /** A code is on its way to the current address. */
    void started(Holder holder, CredentialChange change, String maskedAddress) {
        progressed(holder, change, ActivityType.CREDENTIAL_CHANGE_STARTED, maskedAddress);
        count(change, Outcome.STARTED, null);
    }

    /** A step between the first and the last. */
    void progressed(Holder holder, CredentialChange change, ActivityType type, String maskedAddress) {
        journal.succeeded(holder.accountId(), type, holder.client(), details(change, maskedAddress));
    }

    /** The account has the new address, and other services are told. */
    void completed(Holder holder, Account account, CredentialChange change, String maskedAddress) {
        progressed(holder, change, change.credential().activityOfChange(), maskedAddress);
        journal.announce(change.credential().eventOfChange(), account.id(), account.id(), account.version());
        count(change, Outcome.COMPLETED, null);
    }

    /** Given up, by its holder or by what ended it. */
    void cancelled(CredentialChange change, @Nullable Client client) {
        journal.succeeded(
                change.id().accountId(),
                ActivityType.CREDENTIAL_CHANGE_CANCELLED,
                client,
                Map.of("credential", change.credential().name()));
        count(change, Outcome.CANCELLED, null);
    }

    /** For the holder: this was tried and not done. */
    void failed(Holder holder, CredentialChange change, ActivityType type, String maskedAddress) {
        journal.refused(holder.accountId(), type, holder.client(), details(change, maskedAddress));
    }

    /** A step is answered with this problem. */
    void refused(CredentialChange change, Problem reason) {
        count(change, Outcome.REFUSED, reason);
    }

    private void count(CredentialChange change, Outcome outcome, @Nullable Problem reason) {
        steps.fire(new ChangeMetricEvent(change.credential(), outcome, reason));
    }

    private static Map<String, String> details(CredentialChange change, String maskedAddress) {
        return Map.of("credential", change.credential().name(), "address", maskedAddress);
    }
}
