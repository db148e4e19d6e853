package com.truewatch.billing.accounts.password;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.NewPasswordTries;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.RequestedCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * Sets a password by a code that went to the account's email: from outside, when the present one is forgotten, or from
 * inside a session, when there is none yet. A password that is not good enough costs no try and leaves the code good; it is
 * measured only where the request is open, and so often.
 */
@ApplicationScoped
class PasswordByCode {
    private final RequestedCodes codes;
    private final NewPasswordTries tries;
    private final PasswordChecks checks;
    private final PasswordByCodeSteps steps;

    PasswordByCode(RequestedCodes codes, NewPasswordTries tries, PasswordChecks checks, PasswordByCodeSteps steps) {
        this.codes = codes;
        this.tries = tries;
        this.checks = checks;
        this.steps = steps;
    }

    /**
     * The forgotten password is replaced, and every session ends.
     *
     * @throws ProblemException {@code not-found}; {@code password-rejected}; {@code code-incorrect}, {@code
     *     code-expired}, {@code locked}, {@code too-many-requests}; {@code account-frozen} and {@code account-on-hold}
     *     only to who gave the right code
     */
    @Transactional(TxType.NEVER)
    public void reset(UUID resetId, String code, String newPassword, Client client) {
        CodeAttempt attempt = codes.attempt(Purpose.PASSWORD_RESET, resetId, client, ActivityType.PASSWORD_RESET);
        tries.take(attempt);
        // What belongs to the account shows in no answer before the code is right.
        checks.requireGood(newPassword);
        Verdict.Right right = codes.requireRight(attempt, code);
        checks.requireGood(newPassword, steps.requireOpen(attempt));
        steps.reset(attempt, right, checks.hash(newPassword));
    }

    /**
     * The first password is set; the session stays, the others end.
     *
     * @return how many sessions were ended
     * @throws ProblemException {@code wrong-state} with PASSWORD_SET; {@code not-found} for another account's code; else
     *     as {@link #reset}
     */
    @Transactional(TxType.NEVER)
    public int setFirst(Holder holder, UUID resetId, String code, String newPassword) {
        PasswordByCodeSteps.requireNone(holder.account());
        holder.account().refuseOnHold(checks.now());
        CodeAttempt attempt = codes.attempt(
                        Purpose.PASSWORD_RESET, resetId, holder.client(), ActivityType.PASSWORD_CHANGED)
                .inSession();
        if (!attempt.request().id().accountId().equals(holder.accountId())) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        tries.take(attempt);
        checks.requireGood(newPassword, holder.account());
        Verdict.Right right = codes.requireRight(attempt, code);
        return steps.setFirst(attempt, right, checks.hash(newPassword), holder.sessionId());
    }
}
