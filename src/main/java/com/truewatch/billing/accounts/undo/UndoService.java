package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.event.ChangesUndone;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.account.standing.AccountHeld;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.LinkRateLimit;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.UniqueViolations;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Undoes changes for whoever brings the token of a notice. */
@ApplicationScoped
class UndoService {
    private static final Duration HOLD = Duration.ofHours(24);

    private final LinkRateLimit limit;
    private final UndoLinks links;
    private final AccountRepository accounts;
    private final UndoRightRepository rights;
    private final UndoRepository undos;
    private final AddressReservations reservations;
    private final AccessRevoker revoker;
    private final Event<ChangesUndone> undone;
    private final Event<AccountHeld> held;
    private final UndoNotifier notifier;
    private final Journal journal;
    private final Clock clock;

    UndoService(
            LinkRateLimit limit,
            UndoLinks links,
            AccountRepository accounts,
            UndoRightRepository rights,
            UndoRepository undos,
            AddressReservations reservations,
            AccessRevoker revoker,
            Event<ChangesUndone> undone,
            Event<AccountHeld> held,
            UndoNotifier notifier,
            Journal journal,
            Clock clock) {
        this.limit = limit;
        this.links = links;
        this.accounts = accounts;
        this.rights = rights;
        this.undos = undos;
        this.reservations = reservations;
        this.revoker = revoker;
        this.undone = undone;
        this.held = held;
        this.notifier = notifier;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The change that the token names is taken back, and every later change of either credential; by a link that went to an
     * email from before all of them, every change that could be undone when it was sent. Of parallel calls one does it. Every
     * token is counted before it is looked at.
     *
     * @throws ProblemException {@code too-many-requests}; {@code not-found} for what is no token of ours; {@code
     *     wrong-state} with UNDONE, CONTESTED, VOID or EXPIRED; {@code account-frozen}
     */
    @Transactional(TxType.NEVER)
    public UndoResponse undo(String token, Client client) {
        QuarkusTransaction.requiringNew().run(() -> limit.take(client));
        OwnedId link = links.read(UndoLinkKind.UNDO, token).orElseThrow(UndoService::notFound);
        try {
            return QuarkusTransaction.requiringNew().call(() -> undo(link, client));
        } catch (RuntimeException failed) {
            if (UniqueViolations.indexOf(failed).isEmpty()) {
                throw failed;
            }
            // The reservation ended while this call ran, and somebody had waited for that.
            throw new ProblemException(Problem.WRONG_STATE).with("state", UndoRightState.EXPIRED);
        }
    }

    /**
     * The account is locked first, as by every change of it. What goes back is flushed before anything else is done, so that
     * the unique index speaks first and the events carry the account's new version.
     */
    private UndoResponse undo(OwnedId link, Client client) {
        Instant now = clock.instant();
        Account account = accounts.lock(link.accountId())
                .filter(it -> !it.standing().isClosed())
                .orElseThrow(UndoService::notFound);
        UndoRight right = rights.findByLink(link.accountId(), link.id()).orElseThrow(UndoService::notFound);
        UndoneChanges changes = new UndoneChanges(rights.findReachedBy(right, link.id()));
        if (!right.isOpenTo(link.id(), changes.rights(), now)) {
            throw wrongState(right, link.id(), account, now);
        }
        account.standing().require(AccountAct.UNDO_CHANGES, now);
        Undo undo = new Undo(changes.oldest(), account, now);
        Set<Address> takenBack = new LinkedHashSet<>(account.addresses().all());
        takenBack.addAll(changes.formerAddresses());
        changes.restore(account, now);
        boolean passwordRemoved = changes.removePassword(account, now);
        account.hold(now.plus(HOLD), now);
        accounts.flush();
        undos.persist(undo);
        changes.use(now);
        revoker.revokeAll(account.id(), Sessions.Cause.CHANGE_UNDONE, maySpeakOfRecoveries(right, link, account, now));
        undone.fire(new ChangesUndone(account.id(), changes.since(), changes.sessionIds()));
        held.fire(new AccountHeld(account.id()));
        takenBack.addAll(account.addresses().all());
        takenBack.forEach(it -> reservations.reserve(it, account.id(), now.plus(UndoRight.LINK_LIFETIME)));
        takenBack.removeAll(account.addresses().all());
        record(account, changes, passwordRemoved, client);
        notifier.tellUndone(account, changes.credentials(), client);
        takenBack.forEach(it -> notifier.tellContestable(account, it, undo));
        return UndoResponse.from(right.credential(), changes.restored(), now.plus(HOLD));
    }

    /** A widest link tells what has become of the oldest change that it reaches. */
    private ProblemException wrongState(UndoRight right, UUID linkId, Account account, Instant now) {
        UndoRightState state = rights.findAtVersion(account.id(), right.versionReachedBy(linkId))
                .filter(it -> right.stateAt(now) == UndoRightState.VOID)
                .orElse(right)
                .stateAt(now);
        boolean contested = state == UndoRightState.UNDONE && account.standing().contested();
        return new ProblemException(Problem.WRONG_STATE).with("state", contested ? UndoState.CONTESTED : state);
    }

    /** Who came in a few days ago may go back a step, but stops no recovery by that. */
    private static boolean maySpeakOfRecoveries(UndoRight right, OwnedId link, Account account, Instant now) {
        Instant provedAt = right.linkEmailProvedAt();
        return right.isWidest(link.id()) || provedAt == null || !account.isYoung(provedAt, now);
    }

    private void record(Account account, UndoneChanges changes, boolean passwordRemoved, Client client) {
        changes.restored().forEach((credential, former) -> {
            Map<String, String> details = new HashMap<>(Map.of("credential", credential.name()));
            former.map(ProvedAddress::address).ifPresent(it -> details.put("address", it.masked()));
            if (passwordRemoved) {
                details.put("password", "REMOVED");
            }
            journal.succeeded(account.id(), ActivityType.CREDENTIAL_CHANGE_UNDONE, client, details);
        });
        if (passwordRemoved) {
            announce(EventType.ACCOUNT_PASSWORD_CHANGED, account);
        }
        changes.credentials().stream().map(Credential::eventOfChange).forEach(it -> announce(it, account));
    }

    private void announce(EventType type, Account account) {
        journal.announce(type, account.id(), account.id(), account.version());
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND);
    }
}
