package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AccountStatus;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Gives the right to undo a change, finds it again and uses it up. What needs a transaction joins the caller's. */
@Singleton
class UndoGrants {
    private final AccountRepository accounts;
    private final UndoRepository undos;
    private final AddressReservations reservations;
    private final UndoLinks links;
    private final Clock clock;

    UndoGrants(
            AccountRepository accounts,
            UndoRepository undos,
            AddressReservations reservations,
            UndoLinks links,
            Clock clock) {
        this.accounts = accounts;
        this.undos = undos;
        this.reservations = reservations;
        this.links = links;
        this.clock = clock;
    }

    /** For as long as the change can be undone, what it replaced is kept for the account. */
    void grant(@Observes AddressChanged change) {
        Instant now = clock.instant();
        Undo undo = new Undo(change, now);
        undos.persist(undo);
        undo.former()
                .ifPresent(
                        it -> reservations.reserve(it.address(), undo.id().accountId(), now.plus(Undo.LINK_LIFETIME)));
    }

    /**
     * The change that a token names.
     *
     * @throws ProblemException {@code not-found} for a text that is no token of this link
     */
    OwnedId read(UndoLinkKind link, String token) {
        return links.read(link, token).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /**
     * The right that a link names, with its account, which is locked first as by every change of it.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} when the link no longer works
     */
    Right lock(OwnedId id, UndoLinkKind link) {
        Instant now = clock.instant();
        Account account = accounts.lock(id.accountId())
                .filter(it -> it.status(now) != AccountStatus.CLOSED)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        Undo undo = undos.findByIdOptional(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        undo.require(link.good(), now);
        return new Right(account, undo);
    }

    /**
     * Uses a right up, and with it the rights to undo later changes of its credential. What was done by it is flushed first,
     * so that the unique index speaks before anything else is done and the events carry the account's new version.
     */
    void use(Undo undo) {
        Instant now = clock.instant();
        undos.flush();
        undo.use(now);
        undos.findOpenAfter(undo).forEach(it -> it.revoke(now));
    }

    /**
     * What a link that works names.
     *
     * @param account locked
     * @param undo in the state that the link needs
     */
    record Right(Account account, Undo undo) {}
}
