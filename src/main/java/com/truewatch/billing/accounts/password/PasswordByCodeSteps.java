package com.truewatch.billing.accounts.password;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.LiveSessions;
import com.truewatch.billing.accounts.account.LiveSessions.Cause;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.FreshStart;
import com.truewatch.billing.accounts.verification.RequestedCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The single transactions of {@link PasswordByCode}. */
@ApplicationScoped
class PasswordByCodeSteps {
    private final AccountRepository accounts;
    private final RequestedCodes codes;
    private final FreshStart freshStart;
    private final LiveSessions sessions;
    private final NewPasswords newPasswords;
    private final PasswordChecks checks;

    PasswordByCodeSteps(
            AccountRepository accounts,
            RequestedCodes codes,
            FreshStart freshStart,
            LiveSessions sessions,
            NewPasswords newPasswords,
            PasswordChecks checks) {
        this.accounts = accounts;
        this.codes = codes;
        this.freshStart = freshStart;
        this.sessions = sessions;
        this.newPasswords = newPasswords;
        this.checks = checks;
    }

    /**
     * A first password is set only where there is none.
     *
     * @throws ProblemException {@code wrong-state} with PASSWORD_SET
     */
    static void requireNone(Account account) {
        if (account.passwordHash() != null) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", "PASSWORD_SET");
        }
    }

    /**
     * The account whose code was right, locked, if its password may be set now.
     *
     * @throws ProblemException {@code account-frozen}, {@code account-on-hold}; {@code code-expired} when the email was
     *     itself changed meanwhile, or the account closed
     */
    @Transactional
    public Account requireOpen(CodeAttempt attempt) {
        UUID id = attempt.request().id().accountId();
        if (accounts.lock(id).filter(Account::isClosed).isPresent()) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
        Account account = accounts.lockChangeable(id, checks.now());
        if (!attempt.request().proves(account.email())) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
        return account;
    }

    /** Sets it, and ends everything that was begun with the former one. */
    @Transactional
    public void reset(CodeAttempt attempt, Verdict.Right right, String hash) {
        Account account = requireOpen(attempt);
        codes.redeem(right);
        sessions.endAll(account.id(), Cause.PASSWORD_RESET);
        freshStart.of(account.id());
        newPasswords.set(account, hash, attempt);
    }

    /** Sets it; how many other sessions were ended. */
    @Transactional
    public int setFirst(CodeAttempt attempt, Verdict.Right right, String hash, UUID sessionId) {
        Account account = requireOpen(attempt);
        requireNone(account);
        codes.redeem(right);
        int ended = sessions.endAllBut(account.id(), sessionId, Cause.PASSWORD_CHANGED);
        newPasswords.set(account, hash, attempt);
        return ended;
    }
}
