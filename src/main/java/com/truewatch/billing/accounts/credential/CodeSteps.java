package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.OneTimeCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** The single transactions of {@link CodeConfirmation}. */
@ApplicationScoped
class CodeSteps {
    private final AccountRepository accounts;
    private final CredentialChangeRepository changes;
    private final OneTimeCodes codes;
    private final ChangeOutcomes outcomes;
    private final ChangeLetters letters;
    private final Clock clock;

    CodeSteps(
            AccountRepository accounts,
            CredentialChangeRepository changes,
            OneTimeCodes codes,
            ChangeOutcomes outcomes,
            ChangeLetters letters,
            Clock clock) {
        this.accounts = accounts;
        this.changes = changes;
        this.codes = codes;
        this.outcomes = outcomes;
        this.letters = letters;
        this.clock = clock;
    }

    /**
     * The challenge that waits for a code in this state.
     *
     * @throws ProblemException {@code account-on-hold}; {@code not-found}, {@code forbidden}, {@code wrong-state}, {@code
     *     locked}; {@code code-expired} when the proving address was itself changed meanwhile
     */
    @Transactional
    public UUID openChallenge(Holder holder, UUID id, ChangeState waiting) {
        Account account = accounts.findById(holder.accountId());
        account.refuseOnHold(clock.instant());
        ChangeView view = changes.findView(new OwnedId(holder.accountId(), id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        requireStep(holder, view, waiting);
        if (waiting == ChangeState.NEW_CODE_SENT) {
            return view.expectNext().id().id();
        }
        requireProvingAddress(account, view);
        return view.current().id().id();
    }

    /** The current address is proved. */
    @Transactional
    public ChangeView verifyCurrent(Holder holder, UUID id, Verdict.Right proof) {
        Instant now = clock.instant();
        Account account = accounts.lockChangeable(holder.accountId(), now);
        ChangeView view = lock(holder, id, ChangeState.CURRENT_CODE_SENT);
        requireProvingAddress(account, view);
        redeem(proof);
        view.change().verifyCurrent(now);
        outcomes.currentVerified(holder, view);
        return view;
    }

    /**
     * The new address is proved: it becomes the account's, unless it is somebody else's already.
     *
     * @return a change without {@code endedSessions} when the address is taken
     * @throws ProblemException {@code address-unavailable} when it is reserved for somebody else: nothing happened
     */
    @Transactional
    public ChangeView complete(Holder holder, UUID id, Verdict.Right proof) {
        Account account = accounts.lockChangeable(holder.accountId(), clock.instant());
        ChangeView view = lock(holder, id, ChangeState.NEW_CODE_SENT);
        redeem(proof);
        if (outcomes.ownerOfNewAddress(view).isPresent()) {
            outcomes.taken(holder, view);
        } else {
            outcomes.completed(holder, account, view);
        }
        return view;
    }

    /** The new address is proved, and was somebody else's a moment earlier. */
    @Transactional
    public ChangeView refuseTaken(Holder holder, UUID id, Verdict.Right proof) {
        accounts.lockChangeable(holder.accountId(), clock.instant());
        ChangeView view = lock(holder, id, ChangeState.NEW_CODE_SENT);
        redeem(proof);
        outcomes.taken(holder, view);
        return view;
    }

    /** What to answer to a code that was not accepted; what must be remembered of it is written down. */
    @Transactional
    public ProblemException refuse(Holder holder, UUID id, ChangeState waiting, Verdict verdict) {
        Instant now = clock.instant();
        ChangeView view = lockAny(holder, id);
        boolean stillWaiting = view.change().stateAt(now) == waiting;
        if (verdict instanceof Verdict.Wrong wrong) {
            if (stillWaiting && wrong.attemptsLeft() == 0) {
                view.change().lock(now);
            }
            outcomes.wrongCode(holder, view, waiting, wrong);
        } else if (!(verdict instanceof Verdict.Blocked)) {
            // Nothing was compared: either a parallel call was faster, or there is no try or no time left.
            StepRules.requireCodeStep(view.change(), now, waiting);
        }
        ProblemException refusal = verdict.problem();
        outcomes.refused(view, refusal.problem());
        return refusal;
    }

    private ChangeView lock(Holder holder, UUID id, ChangeState waiting) {
        ChangeView view = lockAny(holder, id);
        requireStep(holder, view, waiting);
        return view;
    }

    private ChangeView lockAny(Holder holder, UUID id) {
        return changes.lockView(new OwnedId(holder.accountId(), id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private void requireStep(Holder holder, ChangeView view, ChangeState waiting) {
        StepRules.requireSession(view.change(), holder);
        StepRules.requireCodeStep(view.change(), clock.instant(), waiting);
    }

    private void requireProvingAddress(Account account, ChangeView view) {
        if (!view.current().proves(letters.provingAddress(account, view.change().credential()))) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
    }

    /** A resend may have replaced the code while it was compared. */
    private void redeem(Verdict.Right proof) {
        if (!codes.redeem(proof)) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
    }
}
