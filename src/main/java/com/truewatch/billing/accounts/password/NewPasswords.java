package com.truewatch.billing.accounts.password;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.PasswordOrigin;
import com.truewatch.billing.accounts.account.event.PasswordChanged;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * What a new password brings with it, however it was set; in the transaction that sets it. Sessions are ended before: the
 * counters of text messages are locked last by everybody.
 */
@Singleton
class NewPasswords {
    private final AccountRepository accounts;
    private final Event<PasswordChanged> changed;
    private final HolderNotifier notifier;
    private final EventContext context;
    private final Journal journal;
    private final Clock clock;

    NewPasswords(
            AccountRepository accounts,
            Event<PasswordChanged> changed,
            HolderNotifier notifier,
            EventContext context,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.changed = changed;
        this.notifier = notifier;
        this.context = context;
        this.journal = journal;
        this.clock = clock;
    }

    /** The account has this password from now on. Flushed, so that the event carries the account's new version. */
    void set(Account account, String hash, PasswordOrigin origin, Client client) {
        account.changePassword(hash, origin, clock.instant());
        accounts.flush();
        changed.fire(new PasswordChanged(account.id()));
        ActivityType how = origin.sessionId() == null ? ActivityType.PASSWORD_RESET : ActivityType.PASSWORD_CHANGED;
        journal.succeeded(account.id(), how, client, Map.of());
        journal.announce(EventType.ACCOUNT_PASSWORD_CHANGED, account.id(), account.id(), account.version());
        notifier.tellEverywhere(account, MessageTemplate.PASSWORD_CHANGED, context.by(client));
    }

    /** What everyone would try first for this account. */
    static List<String> personal(Account account) {
        return List.of(
                account.username(),
                account.addresses().email().key(),
                account.profile().companyName());
    }
}
