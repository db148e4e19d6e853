package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.CodeVerificationService;
import com.truewatch.billing.accounts.verification.Verdict;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Closes accounts. What we know ourselves is looked at before other services are asked, outside of any transaction, and
 * once more under the account's lock when it closes.
 */
@ApplicationScoped
class ClosureService {
    private final ClosureBlockers blockers;
    private final ClosureChecks checks;
    private final ClosureCodes closureCodes;
    private final CodeVerificationService codes;
    private final AccountCloser closer;
    private final LastTransaction last;

    ClosureService(
            ClosureBlockers blockers,
            ClosureChecks checks,
            ClosureCodes closureCodes,
            CodeVerificationService codes,
            AccountCloser closer,
            LastTransaction last) {
        this.blockers = blockers;
        this.checks = checks;
        this.closureCodes = closureCodes;
        this.codes = codes;
        this.closer = closer;
        this.last = last;
    }

    /**
     * A code is on its way to the account's email. Asked again in the same session, it is sent anew and the tries stay.
     *
     * @throws ProblemException {@code account-on-hold}, {@code closure-refused}, {@code unavailable}; {@code
     *     too-many-requests} within a minute of the last, or when the day's wrong codes are used up
     */
    @Transactional(TxType.NEVER)
    public Challenge request(Holder holder) {
        QuarkusTransaction.requiringNew().run(() -> blockers.requireNone(holder));
        checks.requireConsent(holder.accountId());
        return last.of(() -> closureCodes.send(holder, blockers.lockClosable(holder)));
    }

    /**
     * The account is closed for good. That commits by itself also under an idempotency key, which is erased with the
     * account.
     *
     * @throws ProblemException {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code too-many-requests};
     *     {@code account-on-hold}, {@code closure-refused}, {@code unavailable}, which leave the code good
     */
    @Transactional(TxType.NEVER)
    public void confirm(Holder holder, String code) {
        CodeAttempt attempt = QuarkusTransaction.requiringNew().call(() -> attempt(holder));
        codes.verifyFirst(attempt, code, right -> {
            checks.requireConsent(holder.accountId());
            QuarkusTransaction.requiringNew().run(() -> close(holder, right));
            return right;
        });
    }

    private CodeAttempt attempt(Holder holder) {
        blockers.requireNone(holder);
        return closureCodes.attempt(holder);
    }

    /** Closes it, and uses the code up. */
    private void close(Holder holder, Verdict.Right right) {
        Account account = blockers.lockClosable(holder);
        closureCodes.requireAwaited(holder, account, right);
        codes.redeem(right);
        closer.close(account);
    }
}
