package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows from a move of an application: the state of the account, the timeline, the event feed, who is told. */
@Singleton
public class RealNameOutcomes {
    private final AccountRepository accounts;
    private final RealNameApplicationRepository applications;
    private final Journal journal;
    private final HolderNotifier notifier;
    private final EventContext context;
    private final Clock clock;

    RealNameOutcomes(
            AccountRepository accounts,
            RealNameApplicationRepository applications,
            Journal journal,
            HolderNotifier notifier,
            EventContext context,
            Clock clock) {
        this.accounts = accounts;
        this.applications = applications;
        this.journal = journal;
        this.notifier = notifier;
        this.context = context;
        this.clock = clock;
    }

    void submitted(Account account, RealNameApplication application, Client client) {
        record(account, application, ActivityType.REAL_NAME_SUBMITTED, client);
        announce(account, application, EventType.REAL_NAME_SUBMITTED);
    }

    /** {@code client} is null where the account was closed. */
    void withdrawn(Account account, RealNameApplication application, @Nullable Client client) {
        record(account, application, ActivityType.REAL_NAME_WITHDRAWN, client);
        announce(account, application, EventType.REAL_NAME_WITHDRAWN);
    }

    public void approved(Account account, RealNameApplication application) {
        record(account, application, ActivityType.REAL_NAME_APPROVED, null);
        announce(account, application, EventType.REAL_NAME_APPROVED);
        tell(account, MessageTemplate.REAL_NAME_APPROVED);
    }

    public void rejected(Account account, RealNameApplication application) {
        record(account, application, ActivityType.REAL_NAME_REJECTED, null);
        announce(account, application, EventType.REAL_NAME_REJECTED);
        tell(account, MessageTemplate.REAL_NAME_REJECTED);
    }

    public void revoked(Account account, RealNameApplication application) {
        record(account, application, ActivityType.REAL_NAME_REVOKED, null);
        announce(account, application, EventType.REAL_NAME_REVOKED);
        tell(account, MessageTemplate.REAL_NAME_REVOKED);
    }

    /** Flushed, so that the account's state is that of its rows, and an event carries the account's new version. */
    private void record(
            Account account, RealNameApplication application, ActivityType activity, @Nullable Client client) {
        applications.flush();
        CertificationStatus standing = applications.standingOf(account.id());
        account.changeRealName(standing.state(), standing.certifiedAs(), clock.instant());
        accounts.flush();
        Map<String, String> details = Map.of(
                "applicationId", application.id().id().toString(),
                "subjectType", application.subjectType().name());
        journal.succeeded(account.id(), activity, client, details);
    }

    private void announce(Account account, RealNameApplication application, EventType event) {
        journal.announce(event, application.id().id(), account.id(), account.version());
    }

    /** Without the reason, which is read in the account alone. */
    private void tell(Account account, MessageTemplate template) {
        notifier.tell(account, account.addresses().email(), template, context.now());
    }
}
