package com.truewatch.billing.accounts.password;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.PasswordOrigin;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Sessions;
import com.truewatch.billing.accounts.session.Sessions.Cause;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.CodeVerificationService;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Verdict;
import com.truewatch.billing.accounts.verification.throttle.TrustReset;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * Sets a password by a code that went to the account's email: from outside, when the present one is forgotten, or from
 * inside a session, when there is none yet. A password that is not good enough costs no try and leaves the code good; it is
 * measured only where the request is open, and so often. Nothing is held in the database while a password is hashed.
 */
@ApplicationScoped
class PasswordByCodeService {
    private final AccountRepository accounts;
    private final CodeVerificationService codes;
    private final PasswordChecks checks;
    private final TrustReset trust;
    private final Sessions sessions;
    private final NewPasswords newPasswords;

    PasswordByCodeService(
            AccountRepository accounts,
            CodeVerificationService codes,
            PasswordChecks checks,
            TrustReset trust,
            Sessions sessions,
            NewPasswords newPasswords) {
        this.accounts = accounts;
        this.codes = codes;
        this.checks = checks;
        this.trust = trust;
        this.sessions = sessions;
        this.newPasswords = newPasswords;
    }

    /**
     * The forgotten password is replaced, and every session ends; on hold too, so that the holder whom an undo has brought
     * back gets in.
     *
     * @throws ProblemException {@code not-found}; {@code password-rejected}; {@code code-incorrect}, {@code
     *     code-expired}, {@code locked}, {@code too-many-requests}; {@code account-frozen} only to who gave the right
     *     code
     */
    @Transactional(TxType.NEVER)
    public void reset(UUID resetId, String code, String newPassword, Client client) {
        CodeAttempt attempt = codes.attempt(Purpose.PASSWORD_RESET, resetId, client, ActivityType.PASSWORD_RESET);
        requireMeasurable(attempt);
        // What belongs to the account shows in no answer before the code is right.
        checks.requireGood(newPassword);
        codes.verifyFirst(attempt, code, right -> reset(attempt, right, newPassword));
    }

    private Verdict.Right reset(CodeAttempt attempt, Verdict.Right right, String newPassword) {
        Account account = QuarkusTransaction.requiringNew().call(() -> lockUsable(attempt));
        checks.requireGood(newPassword, account);
        String hash = checks.hash(newPassword);
        QuarkusTransaction.requiringNew().run(() -> setAnew(attempt, right, hash));
        return right;
    }

    /**
     * The first password is set; the session stays, the others end.
     *
     * @return how many sessions were ended
     * @throws ProblemException {@code wrong-state} with PASSWORD_SET; {@code not-found} for another account's code; else
     *     as {@link #reset}, and {@code account-on-hold}
     */
    @Transactional(TxType.NEVER)
    public int setFirst(Holder holder, UUID resetId, String code, String newPassword) {
        requireNone(holder.account());
        holder.account().standing().require(AccountAct.CHANGE_PASSWORD, checks.now());
        CodeAttempt attempt = codes.attempt(
                        Purpose.PASSWORD_RESET, resetId, holder.client(), ActivityType.PASSWORD_CHANGED)
                .inSession();
        if (!attempt.subject().equals(holder.accountId())) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        requireMeasurable(attempt);
        checks.requireGood(newPassword, holder.account());
        return codes.verifyFirst(attempt, code, right -> {
            String hash = checks.hash(newPassword);
            return QuarkusTransaction.requiringNew().call(() -> setFirst(attempt, right, hash, holder.sessionId()));
        });
    }

    private void requireMeasurable(CodeAttempt attempt) {
        codes.requireOpen(attempt);
        checks.countTry(attempt);
    }

    /** Sets it, and ends everything that was begun with the former one. */
    private void setAnew(CodeAttempt attempt, Verdict.Right right, String hash) {
        Account account = lockUsable(attempt);
        codes.redeem(right);
        sessions.endAll(account.id(), Cause.PASSWORD_RESET);
        trust.reset(account.id());
        newPasswords.set(account, hash, PasswordOrigin.ofReset(checks.now()), attempt.client());
    }

    private int setFirst(CodeAttempt attempt, Verdict.Right right, String hash, UUID sessionId) {
        Account account = lockUsable(attempt);
        account.standing().require(AccountAct.CHANGE_PASSWORD, checks.now());
        requireNone(account);
        codes.redeem(right);
        int ended = sessions.endAllBut(account.id(), sessionId, Cause.PASSWORD_CHANGED);
        newPasswords.set(account, hash, PasswordOrigin.ofCode(sessionId, checks.now()), attempt.client());
        return ended;
    }

    /**
     * The account whose code was right, locked, if its password may be set now.
     *
     * @throws ProblemException {@code account-frozen}; {@code code-expired} when the email was
     *     itself changed meanwhile, or the account closed
     */
    private Account lockUsable(CodeAttempt attempt) {
        if (accounts.lock(attempt.subject())
                .filter(it -> it.standing().isClosed())
                .isPresent()) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
        Account account = accounts.lockFor(AccountAct.RESET_PASSWORD, attempt.subject(), checks.now());
        if (!attempt.challenge().proves(account.addresses().email())) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
        return account;
    }

    /** A first password is set only where there is none. */
    private static void requireNone(Account account) {
        if (account.password().hash() != null) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", "PASSWORD_SET");
        }
    }
}
