package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.event.ChangesUndone;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.operator.OperatorService;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Two operators decide to whom a contested account belongs. The account is locked first, as by every change of it. */
@ApplicationScoped
class ContestDecisionService {
    private final AccountRepository accounts;
    private final UndoRepository undos;
    private final UndoRightRepository rights;
    private final AddressReservations reservations;
    private final AccessRevoker revoker;
    private final Event<ChangesUndone> undone;
    private final OperatorService operators;
    private final UndoNotifier notifier;
    private final Journal journal;
    private final Clock clock;

    ContestDecisionService(
            AccountRepository accounts,
            UndoRepository undos,
            UndoRightRepository rights,
            AddressReservations reservations,
            AccessRevoker revoker,
            Event<ChangesUndone> undone,
            OperatorService operators,
            UndoNotifier notifier,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.undos = undos;
        this.rights = rights;
        this.reservations = reservations;
        this.revoker = revoker;
        this.undone = undone;
        this.operators = operators;
        this.notifier = notifier;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The first operator says whom to keep, and may change their mind until another one agrees; then it is so. Every session,
     * ticket, browser, open change and recovery ends, nothing from before can be undone or contested any more, and the
     * account is in use again.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for an account that is not contested, for another
     *     operator who wants to keep the other side, and where what was replaced is not known
     */
    @Transactional
    public Undo decide(UUID accountId, Kept keep, String operator, String reason) {
        Instant now = clock.instant();
        Account account = accounts.lock(accountId).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        Undo undo = undos.findContested(accountId)
                .filter(it -> account.standing().contested())
                .orElseThrow(() -> wrongState(account.standing().status(now).name()));
        if (keep == Kept.REPLACED && undo.replaced(Credential.EMAIL).isEmpty()) {
            throw wrongState("NOT_RECORDED");
        }
        if (undo.keep() == null || operator.equals(undo.proposedBy())) {
            undo.propose(keep, operator, reason, now);
        } else if (undo.keep() == keep) {
            undo.decide(operator, reason, now);
            enact(account, undo, operator, reason);
        } else {
            throw wrongState("CONTESTED");
        }
        return undo;
    }

    private void enact(Account account, Undo undo, String operator, String reason) {
        Instant now = clock.instant();
        Set<Address> lost = new LinkedHashSet<>(account.addresses().all());
        for (Credential credential : Credential.values()) {
            undo.replaced(credential).map(ProvedAddress::address).ifPresent(lost::add);
        }
        Set<Credential> changed = undo.keep() == Kept.REPLACED ? putBack(account, undo, now) : Set.of();
        lost.removeAll(account.addresses().all());
        lost.forEach(it -> reservations.reserve(it, account.id(), now));
        boolean released = account.releaseHold(now);
        rights.findStandingSince(account.id(), 0).forEach(it -> it.revoke(now));
        undos.findUndecided(account.id()).forEach(it -> it.revoke(now));
        operators.unfreezeDecided(account, operator, reason, String.valueOf(undo.keep()));
        revoker.revokeAll(account.id(), Sessions.Cause.CONTEST_DECIDED, true);
        if (undo.keep() == Kept.REPLACED) {
            undone.fire(new ChangesUndone(account.id(), undo.undoneAt(), Set.of()));
        }
        changed.stream().map(Credential::eventOfChange).forEach(it -> announce(it, account));
        if (released) {
            announce(EventType.ACCOUNT_RELEASED, account);
        }
        notifier.tellDecided(account, lost);
    }

    /** Both credentials are as before the undo, and no password is left that the other side may know. */
    private static Set<Credential> putBack(Account account, Undo undo, Instant now) {
        Set<Credential> changed = new LinkedHashSet<>();
        for (Credential credential : Credential.values()) {
            Optional<ProvedAddress> replaced = undo.replaced(credential);
            if (!replaced.equals(account.addresses().proved(credential))) {
                account.restore(credential, replaced, now);
                changed.add(credential);
            }
        }
        account.removePassword(now);
        return changed;
    }

    private void announce(EventType type, Account account) {
        journal.announce(type, account.id(), account.id(), account.version());
    }

    private static ProblemException wrongState(String state) {
        return new ProblemException(Problem.WRONG_STATE).with("state", state);
    }
}
