package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.session.Sessions;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The end of an account, in the transaction that locks it: doors first, then all that names its holder, the row last. */
@Singleton
class AccountCloser {
    private final AccountRepository accounts;
    private final AddressReservations reservations;
    private final Sessions sessions;
    private final Event<AccountClosed> closed;
    private final SharedDataEraser eraser;
    private final ClosureNotifier notifier;
    private final Journal journal;
    private final Clock clock;

    AccountCloser(
            AccountRepository accounts,
            AddressReservations reservations,
            Sessions sessions,
            Event<AccountClosed> closed,
            SharedDataEraser eraser,
            ClosureNotifier notifier,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.reservations = reservations;
        this.sessions = sessions;
        this.closed = closed;
        this.eraser = eraser;
        this.notifier = notifier;
        this.journal = journal;
        this.clock = clock;
    }

    /** One mail remains to be sent. Flushed, so that the event carries the account's last version. */
    void close(Account account) {
        Instant now = clock.instant();
        EmailAddress email = account.addresses().email();
        AccountClosed end = new AccountClosed(account.id(), addressesOf(account), now);
        sessions.endAll(account.id(), Sessions.Cause.CLOSED);
        closed.fire(end);
        eraser.erase(end);
        account.close(now);
        accounts.flush();
        notifier.sayFarewell(account, email);
        journal.succeeded(account.id(), ActivityType.ACCOUNT_CLOSED, null, Map.of());
        journal.announce(EventType.ACCOUNT_CLOSED, account.id(), account.id(), account.version());
    }

    private Set<Address> addressesOf(Account account) {
        Set<Address> addresses = new HashSet<>(account.addresses().all());
        addresses.addAll(reservations.of(account.id()));
        return addresses;
    }
}
