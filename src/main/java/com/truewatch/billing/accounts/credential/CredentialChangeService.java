package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.event.AccessRevoked;
import com.truewatch.billing.accounts.account.event.PasswordChanged;
import com.truewatch.billing.accounts.account.event.RecoveryOpened;
import com.truewatch.billing.accounts.account.event.SessionsEnded;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.ChallengeRequest;
import com.truewatch.billing.accounts.verification.OneTimeCodes;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Step;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins a change, shows it, sends its codes and gives it up; {@link ChangeConfirmationService} takes its codes. */
@ApplicationScoped
class CredentialChangeService {
    private final AccountRepository accounts;
    private final CredentialChangeRepository changes;
    private final OneTimeCodes codes;
    private final OpenRecoveries recoveries;
    private final ChangeNotifier notifier;
    private final ChangeJournal journal;
    private final Clock clock;

    CredentialChangeService(
            AccountRepository accounts,
            CredentialChangeRepository changes,
            OneTimeCodes codes,
            OpenRecoveries recoveries,
            ChangeNotifier notifier,
            ChangeJournal journal,
            Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.codes = codes;
        this.recoveries = recoveries;
        this.notifier = notifier;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Begins a change: a code is on its way to the current address. An older open change of the same credential ends.
     *
     * @throws ProblemException {@code account-on-hold}; {@code wrong-state} with RECOVERY_OPEN where staff are about to
     *     replace the address and the one that would prove the holder is too young; {@code too-many-requests} when the day's
     *     wrong codes are used up
     */
    @Transactional
    public ChangeView start(Holder holder, Credential credential) {
        Instant now = clock.instant();
        Account account = accounts.lockFor(AccountAct.CHANGE_ADDRESS, holder.accountId(), now);
        if (notifier.isProvedByYoungAddress(account, credential) && recoveries.isOpen(account.id(), credential)) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", "RECOVERY_OPEN");
        }
        changes.lockOpen(account.id(), credential).ifPresent(older -> giveUp(older, holder, now));
        Challenge challenge = codes.issue(
                ChallengeRequest.ofHolder(account.id(), purpose(credential), Step.CURRENT),
                notifier.currentCode(account, credential, holder.client()));
        CredentialChange change = new CredentialChange(
                account.id(), credential, holder.sessionId(), challenge.id().id(), now);
        changes.persist(change);
        journal.started(holder, change, challenge.maskedAddress());
        return new ChangeView(change, challenge, null);
    }

    /** The holder's changes, newest first. */
    @Transactional
    public List<ChangeView> list(Holder holder, @Nullable UUID before, int limit) {
        return changes.findViews(holder.accountId(), before, limit);
    }

    /**
     * One of the holder's changes.
     *
     * @throws ProblemException {@code not-found}, the same for a foreign one and for none
     */
    @Transactional
    public ChangeView get(Holder holder, UUID id) {
        return changes.findView(new OwnedId(holder.accountId(), id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /**
     * Names the new address, or another one: a code is on its way there. Whether somebody else has it does not show.
     *
     * @throws ProblemException {@code invalid-request}, {@code same-address}, and those of every step
     */
    @Transactional
    public ChangeView giveNewAddress(Holder holder, UUID id, String typed) {
        Instant now = clock.instant();
        Account account = accounts.lockFor(AccountAct.CHANGE_ADDRESS, holder.accountId(), now);
        ChangeView view = lockStep(holder, id);
        CredentialChange change = view.change();
        change.requireState(now, ChangeState.CURRENT_VERIFIED, ChangeState.NEW_CODE_SENT);
        Address address = parse(change.credential(), typed);
        notifier.requireReachable(address);
        if (account.addresses()
                .of(change.credential())
                .filter(it -> it.key().equals(address.key()))
                .isPresent()) {
            throw new ProblemException(Problem.SAME_ADDRESS);
        }
        Challenge challenge = sendNewCode(account, view, address, holder.client());
        change.sendTo(address, challenge.id().id(), now);
        journal.progressed(holder, change, ActivityType.NEW_ADDRESS_GIVEN, address.masked());
        return new ChangeView(change, view.current(), challenge);
    }

    /**
     * Sends the code of the present step anew; the one before is void.
     *
     * @throws ProblemException {@code too-many-requests} within a minute of the last, and those of every step
     */
    @Transactional
    public ChangeView resend(Holder holder, UUID id) {
        Instant now = clock.instant();
        Account account = accounts.lockFor(AccountAct.CHANGE_ADDRESS, holder.accountId(), now);
        ChangeView view = lockStep(holder, id);
        CredentialChange change = view.change();
        change.requireState(now, ChangeState.CURRENT_CODE_SENT, ChangeState.NEW_CODE_SENT);
        Challenge challenge = view.current();
        if (change.stateAt(now) == ChangeState.CURRENT_CODE_SENT) {
            codes.resend(challenge, notifier.currentCode(account, change.credential(), holder.client()), Browser.KNOWN);
        } else {
            challenge = view.expectNext();
            Address address = parse(change.credential(), view.expectNewAddress());
            codes.resend(
                    challenge, notifier.newCode(account, change.credential(), address, holder.client()), Browser.KNOWN);
        }
        journal.progressed(holder, change, ActivityType.CODE_RESENT, challenge.maskedAddress());
        return view;
    }

    /**
     * Gives a change up, from any session of the account; nothing happens to a closed one.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    public void cancel(Holder holder, UUID id) {
        Instant now = clock.instant();
        accounts.lockFor(AccountAct.CANCEL_ADDRESS_CHANGE, holder.accountId(), now);
        CredentialChange change = changes.lock(new OwnedId(holder.accountId(), id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        if (change.stateAt(now).isOpen()) {
            giveUp(change, holder, now);
        }
    }

    /** A new password ends every open change, those of the session that set it too. */
    void cancelChangesOf(@Observes PasswordChanged changed) {
        cancel(changes.lockOpenOf(changed.accountId()));
    }

    /** Nor does an undo, or the decision of a contest, leave anything open. */
    void cancelChangesOf(@Observes AccessRevoked revoked) {
        cancel(changes.lockOpenOf(revoked.accountId()));
    }

    /** What a session has begun ends with it. */
    void cancelChangesOf(@Observes SessionsEnded ended) {
        cancel(changes.lockOpenOf(ended.accountId(), ended.sessionIds()));
    }

    /** Nobody outruns a recovery by a change that a young address has begun before. */
    void cancelChangesOf(@Observes RecoveryOpened opened) {
        if (notifier.isProvedByYoungAddress(opened.account(), opened.credential())) {
            cancel(changes.lockOpen(opened.account().id(), opened.credential()).stream()
                    .toList());
        }
    }

    private void cancel(List<CredentialChange> open) {
        Instant now = clock.instant();
        open.forEach(change -> {
            change.cancel(now);
            journal.cancelled(change, null);
        });
    }

    private ChangeView lockStep(Holder holder, UUID id) {
        ChangeView view = changes.lockView(new OwnedId(holder.accountId(), id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        view.change().requireBegunBy(holder.sessionId());
        return view;
    }

    /** The tries belong to the step: its second address has no new ones. */
    private Challenge sendNewCode(Account account, ChangeView view, Address address, Client client) {
        Credential credential = view.change().credential();
        Challenge existing = view.next();
        if (existing == null) {
            return codes.issue(
                    ChallengeRequest.ofHolder(account.id(), purpose(credential), Step.NEW),
                    notifier.newCode(account, credential, address, client));
        }
        codes.replace(existing, notifier.newCode(account, credential, address, client));
        return existing;
    }

    /** Written down at once: of each credential one change may be open, and the next one follows in this transaction. */
    private void giveUp(CredentialChange change, Holder holder, Instant now) {
        change.cancel(now);
        changes.flush();
        journal.cancelled(change, holder.client());
    }

    private static Address parse(Credential credential, String typed) {
        return credential
                .parse(typed)
                .orElseThrow(() -> ProblemException.violation(
                        "/address",
                        switch (credential) {
                            case EMAIL -> "must be an email address";
                            case PHONE -> PhoneNumber.advice(typed);
                        }));
    }

    private static Purpose purpose(Credential credential) {
        return switch (credential) {
            case EMAIL -> Purpose.EMAIL_CHANGE;
            case PHONE -> Purpose.PHONE_CHANGE;
        };
    }
}
