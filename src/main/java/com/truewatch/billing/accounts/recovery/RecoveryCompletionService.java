package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.account.event.AddressChanged.Origin;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.session.Sessions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets recoveries take effect. The account is locked first, then the recovery. */
@ApplicationScoped
class RecoveryCompletionService {
    private final AccountRepository accounts;
    private final RecoveryRepository recoveries;
    private final Sessions sessions;
    private final Event<AddressChanged> changed;
    private final RecoveryNotifier notifier;
    private final Journal journal;
    private final Clock clock;

    RecoveryCompletionService(
            AccountRepository accounts,
            RecoveryRepository recoveries,
            Sessions sessions,
            Event<AddressChanged> changed,
            RecoveryNotifier notifier,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.recoveries = recoveries;
        this.sessions = sessions;
        this.changed = changed;
        this.notifier = notifier;
        this.journal = journal;
        this.clock = clock;
    }

    /** Those whose time has come, the oldest first. */
    @Transactional
    public List<OwnedId> findDue(int limit) {
        return recoveries.findDue(clock.instant(), limit);
    }

    /**
     * Its time has come: the account gets the new address and every session ends. An address that has become somebody else's
     * meanwhile changes nothing, and operators see so.
     */
    @Transactional(TxType.NEVER)
    public void complete(OwnedId id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> takeEffect(id));
        } catch (RuntimeException failed) {
            if (!AddressReservations.isTaken(failed)) {
                throw failed;
            }
            QuarkusTransaction.requiringNew().run(() -> refuseTaken(id));
        }
    }

    /**
     * Waits for an account that is frozen or held just now. Flushed in between, so that the unique index speaks before
     * anything else is done; {@code address-unavailable} when the address is reserved for another account. What is replaced
     * may take that back only where it was the account's for long when the recovery was opened.
     */
    private void takeEffect(OwnedId id) {
        Instant now = clock.instant();
        Account account = accounts.lock(id.accountId()).orElseThrow();
        AddressRecovery recovery = recoveries.lock(id).orElseThrow();
        if (!recovery.isDue(now)
                || account.standing().isClosed()
                || account.standing().refusal(AccountAct.COMPLETE_RECOVERY, now).isPresent()) {
            return;
        }
        Optional<ProvedAddress> former = account.addresses().proved(recovery.credential());
        boolean undoable = former.filter(it -> !account.isYoung(it.provedAt(), recovery.openedAt()))
                .isPresent();
        account.changeAddress(recovery.newAddress(), now);
        recovery.end(RecoveryState.COMPLETED, now);
        accounts.flush();
        Origin by = new Origin(recovery.id().id(), null, null, true, undoable);
        sessions.endAll(account.id(), Sessions.Cause.CREDENTIAL_CHANGED);
        changed.fire(new AddressChanged(account, recovery.credential(), former.orElse(null), by));
        record(account, recovery);
        boolean toldByLink = undoable && recovery.credential() == Credential.EMAIL;
        notifier.tellCompleted(
                account, recovery, former.filter(it -> !toldByLink).map(ProvedAddress::address));
    }

    private void record(Account account, AddressRecovery recovery) {
        Map<String, String> details = new HashMap<>(RecoveryService.details(recovery));
        details.put("by", "RECOVERY");
        Credential credential = recovery.credential();
        journal.succeeded(account.id(), credential.activityOfChange(), null, details);
        journal.announce(credential.eventOfChange(), account.id(), account.id(), account.version());
    }

    private void refuseTaken(OwnedId id) {
        Instant now = clock.instant();
        accounts.lock(id.accountId())
                .flatMap(it -> recoveries.lock(id))
                .filter(it -> it.isDue(now))
                .ifPresent(it -> it.end(RecoveryState.TAKEN, now));
    }
}
