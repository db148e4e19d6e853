package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.account.event.AddressChanged.Origin;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.Sessions;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** What follows from a code: the account, its sessions, the timeline, the event feed, who is told. */
@Singleton
class ChangeOutcomes {
    private final AccountRepository accounts;
    private final Sessions sessions;
    private final Event<AddressChanged> changed;
    private final ChangeNotifier notifier;
    private final ChangeJournal journal;
    private final Clock clock;

    ChangeOutcomes(
            AccountRepository accounts,
            Sessions sessions,
            Event<AddressChanged> changed,
            ChangeNotifier notifier,
            ChangeJournal journal,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.changed = changed;
        this.notifier = notifier;
        this.journal = journal;
        this.clock = clock;
    }

    /** Who has the new address already. */
    Optional<Account> ownerOfNewAddress(ChangeView view) {
        return accounts.findByAddress(newAddress(view));
    }

    void currentVerified(Holder holder, ChangeView view) {
        journal.progressed(
                holder,
                view.change(),
                ActivityType.CURRENT_CODE_ENTERED,
                view.current().maskedAddress());
    }

    /**
     * The account has its new address. Flushed first, so that the unique index speaks before anything else is done, and both
     * events carry the account's new version. Sessions are ended before anybody is told: the counters of text messages are
     * locked last by everybody.
     *
     * @throws ProblemException {@code address-unavailable} when it is reserved for another account
     */
    void completed(Holder holder, Account account, ChangeView view) {
        Instant now = clock.instant();
        Credential credential = view.change().credential();
        Optional<ProvedAddress> former = account.addresses().proved(credential);
        boolean byYoungAddress = notifier.isProvedByYoungAddress(account, credential);
        Address address = newAddress(view);
        account.changeAddress(address, now);
        accounts.flush();
        Origin by = new Origin(view.change().id().id(), holder.sessionId(), holder.client(), byYoungAddress, true);
        int ended = sessions.endAllBut(account.id(), holder.sessionId(), Sessions.Cause.CREDENTIAL_CHANGED);
        changed.fire(new AddressChanged(account, credential, former.orElse(null), by));
        view.change().complete(ended, now);
        journal.completed(holder, account, view.change(), address.masked());
        notifier.tellChanged(account, credential, former.map(ProvedAddress::address), holder.client());
    }

    /** The new address is another account's, whose owner is told, or reserved: this holder may name another one. */
    void taken(Holder holder, ChangeView view) {
        Address address = newAddress(view);
        ownerOfNewAddress(view).ifPresent(owner -> notifier.tellClaimed(owner, address));
        view.change().askForAnotherAddress(clock.instant());
        journal.failed(holder, view.change(), ActivityType.NEW_CODE_ENTERED, address.masked());
        journal.refused(view.change(), Problem.ADDRESS_UNAVAILABLE);
    }

    void wrongCode(Holder holder, ChangeView view, ChangeState waiting, Verdict.Wrong wrong) {
        boolean current = waiting == ChangeState.CURRENT_CODE_SENT;
        journal.failed(
                holder,
                view.change(),
                current ? ActivityType.CURRENT_CODE_ENTERED : ActivityType.NEW_CODE_ENTERED,
                (current ? view.current() : view.expectNext()).maskedAddress());
        if (wrong.lastOfTheDay()) {
            notifier.tellBlocked(
                    accounts.findById(holder.accountId()), view.change().credential(), holder.client());
        }
    }

    /** The code was not accepted. */
    void refused(ChangeView view, Problem reason) {
        journal.refused(view.change(), reason);
    }

    private static Address newAddress(ChangeView view) {
        return view.change().credential().parse(view.expectNewAddress()).orElseThrow();
    }
}
