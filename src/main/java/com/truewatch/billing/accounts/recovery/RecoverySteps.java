package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Address;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.Credential;
import com.truewatch.billing.accounts.account.LiveSessions;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.RequestedCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The single transactions of a recovery. The account is locked first, then the recovery. */
@ApplicationScoped
class RecoverySteps {
    private final AccountRepository accounts;
    private final AddressReservations reservations;
    private final RecoveryRepository recoveries;
    private final RequestedCodes codes;
    private final LiveSessions sessions;
    private final RecoveryLetters letters;
    private final Journal journal;
    private final Clock clock;

    RecoverySteps(
            AccountRepository accounts,
            AddressReservations reservations,
            RecoveryRepository recoveries,
            RequestedCodes codes,
            LiveSessions sessions,
            RecoveryLetters letters,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.reservations = reservations;
        this.recoveries = recoveries;
        this.codes = codes;
        this.sessions = sessions;
        this.letters = letters;
        this.journal = journal;
        this.clock = clock;
    }

    /** The code was right. */
    @Transactional
    public AddressRecovery confirm(CodeAttempt attempt, Verdict.Right right) {
        Instant now = clock.instant();
        accounts.lockChangeable(attempt.request().id().accountId(), now);
        AddressRecovery recovery = lock(attempt.request().id());
        recovery.requireOpen(now);
        if (accounts.findByAddress(recovery.newAddress()).isPresent()) {
            throw new ProblemException(Problem.ADDRESS_UNAVAILABLE);
        }
        codes.redeem(right);
        recovery.confirm(now);
        journal.succeeded(
                recovery.id().accountId(),
                ActivityType.ADDRESS_RECOVERY_CONFIRMED,
                attempt.client(),
                RecoveryService.details(recovery));
        return recovery;
    }

    /**
     * A known address stops it.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for one that is over
     */
    @Transactional
    public AddressRecovery cancel(OwnedId id, Client client) {
        Instant now = clock.instant();
        Account account = accounts.lock(id.accountId()).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        AddressRecovery recovery = lock(id);
        recovery.requireOpen(now);
        recovery.end(RecoveryState.CANCELLED, now);
        journal.succeeded(
                id.accountId(), ActivityType.ADDRESS_RECOVERY_CANCELLED, client, RecoveryService.details(recovery));
        letters.tellCancelled(account, recovery);
        return recovery;
    }

    /** Those whose time has come. */
    @Transactional
    public List<OwnedId> findDue(int limit) {
        return recoveries.findDue(clock.instant(), limit);
    }

    /**
     * Its time has come: the account gets the new address and every session ends, unless the account is frozen or held just
     * now, which it waits for. Flushed in between, so that the unique index speaks before anything else is done.
     *
     * @throws ProblemException {@code address-unavailable} when the address is reserved for another account
     */
    @Transactional
    public void complete(OwnedId id) {
        Instant now = clock.instant();
        Account account = accounts.lock(id.accountId()).orElseThrow();
        AddressRecovery recovery = lock(id);
        if (!recovery.isDue(now) || !account.isUsable(now) || account.isOnHold(now)) {
            return;
        }
        Credential credential = recovery.credential();
        Optional<Address> former = account.address(credential);
        account.changeAddress(recovery.newAddress(), now);
        recovery.end(RecoveryState.COMPLETED, now);
        accounts.flush();
        reservations.requireFree(recovery.newAddress(), account.id());
        sessions.endAll(account.id(), LiveSessions.Cause.CREDENTIAL_CHANGED);
        boolean email = credential == Credential.EMAIL;
        Map<String, String> details = new HashMap<>(RecoveryService.details(recovery));
        details.put("by", "RECOVERY");
        journal.succeeded(account.id(), email ? ActivityType.EMAIL_CHANGED : ActivityType.PHONE_CHANGED, null, details);
        journal.announce(
                email ? EventType.ACCOUNT_EMAIL_CHANGED : EventType.ACCOUNT_PHONE_CHANGED,
                account.id(),
                account.id(),
                account.version());
        letters.tellCompleted(account, recovery, former);
    }

    /** The new address has become somebody else's meanwhile: operators see so, and nothing changes. */
    @Transactional
    public void refuseTaken(OwnedId id) {
        Instant now = clock.instant();
        accounts.lock(id.accountId())
                .flatMap(it -> recoveries.lock(id))
                .filter(it -> it.isDue(now))
                .ifPresent(it -> it.end(RecoveryState.TAKEN, now));
    }

    private AddressRecovery lock(OwnedId id) {
        return recoveries.lock(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }
}
