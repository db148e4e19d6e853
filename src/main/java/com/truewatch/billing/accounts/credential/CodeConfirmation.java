package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.UniqueViolations;
import com.truewatch.billing.accounts.verification.Browser;
import com.truewatch.billing.accounts.verification.OneTimeCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * Takes the codes of a change, in three transactions: is the step open; count, then compare; act on the verdict. What
 * the first saw is looked at again under lock by the last, so of parallel calls one wins.
 */
@ApplicationScoped
class CodeConfirmation {
    private final OneTimeCodes codes;
    private final CodeSteps steps;
    private final LastTransaction last;

    CodeConfirmation(OneTimeCodes codes, CodeSteps steps, LastTransaction last) {
        this.codes = codes;
        this.steps = steps;
        this.last = last;
    }

    /**
     * Step one: the code that went to the current address.
     *
     * @throws ProblemException {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code too-many-requests},
     *     and those of every step
     */
    @Transactional(TxType.NEVER)
    public ChangeView confirmCurrent(Holder holder, UUID id, String code) {
        UUID challenge = steps.openChallenge(holder, id, ChangeState.CURRENT_CODE_SENT);
        Verdict verdict = codes.check(new OwnedId(holder.accountId(), challenge), Browser.KNOWN, code);
        if (verdict instanceof Verdict.Right right) {
            return last.of(() -> steps.verifyCurrent(holder, id, right));
        }
        throw steps.refuse(holder, id, ChangeState.CURRENT_CODE_SENT, verdict);
    }

    /**
     * Step two: the code that went to the new address, which is the account's from now on.
     *
     * @throws ProblemException {@code address-unavailable} when it is somebody else's, and those of step one
     */
    @Transactional(TxType.NEVER)
    public ChangeView confirmNew(Holder holder, UUID id, String code) {
        UUID challenge = steps.openChallenge(holder, id, ChangeState.NEW_CODE_SENT);
        Verdict verdict = codes.check(new OwnedId(holder.accountId(), challenge), Browser.KNOWN, code);
        if (!(verdict instanceof Verdict.Right right)) {
            throw steps.refuse(holder, id, ChangeState.NEW_CODE_SENT, verdict);
        }
        ChangeView view = complete(holder, id, right);
        if (view.change().endedSessions() == null) {
            throw new ProblemException(Problem.ADDRESS_UNAVAILABLE);
        }
        return view;
    }

    /** Who takes an address, or gives it up, in the very same moment is found out by its unique index only. */
    private ChangeView complete(Holder holder, UUID id, Verdict.Right right) {
        try {
            return last.of(() -> steps.complete(holder, id, right));
        } catch (RuntimeException failed) {
            if (!isTaken(failed)) {
                throw failed;
            }
            return last.of(() -> steps.refuseTaken(holder, id, right));
        }
    }

    private static boolean isTaken(RuntimeException failed) {
        return UniqueViolations.indexOf(failed).isPresent()
                || (failed instanceof ProblemException refusal && refusal.problem() == Problem.ADDRESS_UNAVAILABLE);
    }
}
