package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Address;
import com.truewatch.billing.accounts.account.AddressChanged;
import com.truewatch.billing.accounts.account.Credential;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.LiveSessions;
import com.truewatch.billing.accounts.account.ProvedAddress;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What follows from a code: the account, its sessions, the timeline, the event feed, who is told. */
@Singleton
class ChangeOutcomes {
    private final AccountRepository accounts;
    private final LiveSessions sessions;
    private final Event<AddressChanged> changed;
    private final ChangeLetters letters;
    private final Journal journal;
    private final Clock clock;

    ChangeOutcomes(
            AccountRepository accounts,
            LiveSessions sessions,
            Event<AddressChanged> changed,
            ChangeLetters letters,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.changed = changed;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    /** Who has the new address already. */
    Optional<Account> ownerOfNewAddress(ChangeView view) {
        return accounts.findByAddress(newAddress(view));
    }

    void currentVerified(Holder holder, ChangeView view) {
        journal.succeeded(
                holder.accountId(),
                ActivityType.CURRENT_CODE_ENTERED,
                holder.client(),
                details(view, view.current().maskedAddress()));
    }

    /**
     * The account has its new address. Flushed first, so that the unique index speaks before anything else is done, the
     * reservations right after it, and both events carry the account's new version.
     *
     * @throws ProblemException {@code address-unavailable} when it is reserved for another account
     */
    void completed(Holder holder, Account account, ChangeView view) {
        Instant now = clock.instant();
        Credential credential = view.change().credential();
        Optional<ProvedAddress> former = account.provedAddress(credential);
        Address address = newAddress(view);
        account.changeAddress(address, now);
        accounts.flush();
        UUID changeId = view.change().id().id();
        changed.fire(new AddressChanged(account, credential, changeId, former.orElse(null)));
        int ended = sessions.endAllBut(account.id(), holder.sessionId(), LiveSessions.Cause.CREDENTIAL_CHANGED);
        view.change().complete(ended, now);
        journal.succeeded(
                account.id(),
                credential == Credential.EMAIL ? ActivityType.EMAIL_CHANGED : ActivityType.PHONE_CHANGED,
                holder.client(),
                details(view, address.masked()));
        journal.announce(
                credential == Credential.EMAIL ? EventType.ACCOUNT_EMAIL_CHANGED : EventType.ACCOUNT_PHONE_CHANGED,
                account.id(),
                account.id(),
                account.version());
        letters.tellChanged(account, credential, former.map(ProvedAddress::address), changeId, holder.client());
    }

    /** The new address is another account's, whose owner is told, or reserved: this holder may name another one. */
    void taken(Holder holder, ChangeView view) {
        Address address = newAddress(view);
        ownerOfNewAddress(view).ifPresent(owner -> letters.tellClaimed(owner, address));
        view.change().askForAnotherAddress(clock.instant());
        journal.refused(
                holder.accountId(), ActivityType.NEW_CODE_ENTERED, holder.client(), details(view, address.masked()));
    }

    void wrongCode(Holder holder, ChangeView view, ChangeState waiting, Verdict.Wrong wrong) {
        boolean current = waiting == ChangeState.CURRENT_CODE_SENT;
        journal.refused(
                holder.accountId(),
                current ? ActivityType.CURRENT_CODE_ENTERED : ActivityType.NEW_CODE_ENTERED,
                holder.client(),
                details(view, (current ? view.current() : view.expectNext()).maskedAddress()));
        if (wrong.lastOfTheDay()) {
            letters.tellBlocked(
                    accounts.findById(holder.accountId()), view.change().credential(), holder.client());
        }
    }

    private static Address newAddress(ChangeView view) {
        return view.change().credential().parse(view.expectNewAddress()).orElseThrow();
    }

    private static Map<String, String> details(ChangeView view, String address) {
        return Map.of("credential", view.change().credential().name(), "address", address);
    }
}
