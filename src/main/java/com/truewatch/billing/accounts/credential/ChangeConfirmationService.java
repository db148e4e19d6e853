package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.CodeVerificationService;
import com.truewatch.billing.accounts.verification.Verdict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Takes the codes of a change. What it saw before a code was compared it looks at again under lock, the account first, so
 * of parallel calls one wins.
 */
@ApplicationScoped
class ChangeConfirmationService {
    private final AccountRepository accounts;
    private final CredentialChangeRepository changes;
    private final CodeVerificationService codes;
    private final ChangeOutcomes outcomes;
    private final ChangeNotifier notifier;
    private final LastTransaction last;
    private final Clock clock;

    ChangeConfirmationService(
            AccountRepository accounts,
            CredentialChangeRepository changes,
            CodeVerificationService codes,
            ChangeOutcomes outcomes,
            ChangeNotifier notifier,
            LastTransaction last,
            Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.codes = codes;
        this.outcomes = outcomes;
        this.notifier = notifier;
        this.last = last;
        this.clock = clock;
    }

    /**
     * Step one: the code that went to the current address.
     *
     * @throws ProblemException {@code account-on-hold}; {@code not-found}, {@code forbidden}, {@code wrong-state}; {@code
     *     code-incorrect}, {@code code-expired}, {@code locked}, {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public ChangeView confirmCurrent(Holder holder, UUID id, String code) {
        CodeAttempt attempt = attempt(holder, id, ChangeState.CURRENT_CODE_SENT);
        return codes.verify(attempt, code, right -> verifyCurrent(holder, id, right));
    }

    /**
     * Step two: the code that went to the new address, which is the account's from now on.
     *
     * @throws ProblemException {@code address-unavailable} when it is somebody else's, and those of step one
     */
    @Transactional(TxType.NEVER)
    public ChangeView confirmNew(Holder holder, UUID id, String code) {
        CodeAttempt attempt = attempt(holder, id, ChangeState.NEW_CODE_SENT);
        ChangeView view = codes.verifyFirst(attempt, code, right -> completeOrRefuse(holder, id, right));
        if (view.change().endedSessions() == null) {
            throw new ProblemException(Problem.ADDRESS_UNAVAILABLE);
        }
        return view;
    }

    private CodeAttempt attempt(Holder holder, UUID id, ChangeState waiting) {
        Challenge challenge = QuarkusTransaction.requiringNew().call(() -> openChallenge(holder, id, waiting));
        return CodeAttempt.ofHolder(challenge, holder.client(), verdict -> refuse(holder, id, waiting, verdict));
    }

    /** The challenge that waits for a code in this state; {@code code-expired} when its address was changed meanwhile. */
    private Challenge openChallenge(Holder holder, UUID id, ChangeState waiting) {
        Account account = accounts.findById(holder.accountId());
        account.standing().require(AccountAct.CHANGE_ADDRESS, clock.instant());
        ChangeView view = changes.findView(new OwnedId(holder.accountId(), id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        requireStep(holder, view, waiting);
        if (waiting == ChangeState.NEW_CODE_SENT) {
            return view.expectNext();
        }
        requireProvingAddress(account, view);
        return view.current();
    }

    /** The current address is proved. */
    private ChangeView verifyCurrent(Holder holder, UUID id, Verdict.Right proof) {
        Instant now = clock.instant();
        Account account = accounts.lockFor(AccountAct.CHANGE_ADDRESS, holder.accountId(), now);
        ChangeView view = lock(holder, id, ChangeState.CURRENT_CODE_SENT);
        requireProvingAddress(account, view);
        codes.redeem(proof);
        view.change().verifyCurrent(now);
        outcomes.currentVerified(holder, view);
        return view;
    }

    /** Who takes an address, or gives it up, in the very same moment is found out by its unique index only. */
    private ChangeView completeOrRefuse(Holder holder, UUID id, Verdict.Right proof) {
        try {
            return last.of(() -> complete(holder, id, proof));
        } catch (RuntimeException failed) {
            if (!AddressReservations.isTaken(failed)) {
                throw failed;
            }
            return last.of(() -> refuseTaken(holder, id, proof));
        }
    }

    /**
     * The new address is proved: it becomes the account's, unless it is somebody else's already. A change without {@code
     * endedSessions} says that it is; {@code address-unavailable}, that it is reserved for somebody else, and nothing
     * happened.
     */
    private ChangeView complete(Holder holder, UUID id, Verdict.Right proof) {
        Account account = accounts.lockFor(AccountAct.CHANGE_ADDRESS, holder.accountId(), clock.instant());
        ChangeView view = lock(holder, id, ChangeState.NEW_CODE_SENT);
        codes.redeem(proof);
        if (outcomes.ownerOfNewAddress(view).isPresent()) {
            outcomes.taken(holder, view);
        } else {
            outcomes.completed(holder, account, view);
        }
        return view;
    }

    /** The new address is proved, and was somebody else's a moment earlier. */
    private ChangeView refuseTaken(Holder holder, UUID id, Verdict.Right proof) {
        accounts.lockFor(AccountAct.CHANGE_ADDRESS, holder.accountId(), clock.instant());
        ChangeView view = lock(holder, id, ChangeState.NEW_CODE_SENT);
        codes.redeem(proof);
        outcomes.taken(holder, view);
        return view;
    }

    /** What must be remembered of a code that was not accepted is written down; how it is answered. */
    private ProblemException refuse(Holder holder, UUID id, ChangeState waiting, Verdict verdict) {
        Instant now = clock.instant();
        ChangeView view = lock(holder, id);
        boolean stillWaiting = view.change().stateAt(now) == waiting;
        if (verdict instanceof Verdict.Wrong wrong) {
            if (stillWaiting && wrong.attemptsLeft() == 0) {
                view.change().lock(now);
            }
            outcomes.wrongCode(holder, view, waiting, wrong);
        } else if (!(verdict instanceof Verdict.Blocked)) {
            // Nothing was compared: either a parallel call was faster, or there is no try or no time left.
            view.change().requireWaitingFor(now, waiting);
        }
        ProblemException refusal = verdict.problem();
        outcomes.refused(view, refusal.problem());
        return refusal;
    }

    private ChangeView lock(Holder holder, UUID id, ChangeState waiting) {
        ChangeView view = lock(holder, id);
        requireStep(holder, view, waiting);
        return view;
    }

    private ChangeView lock(Holder holder, UUID id) {
        return changes.lockView(new OwnedId(holder.accountId(), id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private void requireStep(Holder holder, ChangeView view, ChangeState waiting) {
        view.change().requireBegunBy(holder.sessionId());
        view.change().requireWaitingFor(clock.instant(), waiting);
    }

    private void requireProvingAddress(Account account, ChangeView view) {
        if (!view.current()
                .proves(notifier.provingAddress(account, view.change().credential()))) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
    }
}
