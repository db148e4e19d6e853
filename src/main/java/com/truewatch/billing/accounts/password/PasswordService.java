package com.truewatch.billing.accounts.password;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.PasswordOrigin;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.Sessions;
import com.truewatch.billing.accounts.session.Sessions.Cause;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes the password of a holder who knows it. Nothing is held in the database while a password is hashed. */
@ApplicationScoped
class PasswordService {
    private final AccountRepository accounts;
    private final PasswordChecks checks;
    private final FailedPasswords failures;
    private final NewPasswords newPasswords;
    private final Sessions sessions;
    private final Journal journal;

    PasswordService(
            AccountRepository accounts,
            PasswordChecks checks,
            FailedPasswords failures,
            NewPasswords newPasswords,
            Sessions sessions,
            Journal journal) {
        this.accounts = accounts;
        this.checks = checks;
        this.failures = failures;
        this.newPasswords = newPasswords;
        this.sessions = sessions;
        this.journal = journal;
    }

    /**
     * Sets another password; the current session stays, the others end.
     *
     * @return how many sessions were ended
     * @throws ProblemException {@code password-not-set}; {@code password-rejected}; {@code account-on-hold}; {@code
     *     too-many-requests} after five wrong ones; {@code invalid-credentials} for a wrong one
     */
    @Transactional(TxType.NEVER)
    public int change(Holder holder, @Nullable String currentPassword, String newPassword) {
        String hash = holder.account().password().hash();
        if (hash == null) {
            throw new ProblemException(Problem.PASSWORD_NOT_SET);
        }
        if (currentPassword == null) {
            throw ProblemException.violation("/currentPassword", "must not be null");
        }
        holder.account().standing().require(AccountAct.CHANGE_PASSWORD, checks.now());
        QuarkusTransaction.requiringNew().run(() -> checks.countTry(holder));
        checks.requireGood(newPassword, holder.account());
        requireCurrent(holder, hash, currentPassword);
        String newHash = checks.hash(newPassword);
        return QuarkusTransaction.requiringNew().call(() -> set(holder, hash, newHash));
    }

    /** Counted first, so that a stolen session gives no more guesses than a login does. */
    private void requireCurrent(Holder holder, String hash, String password) {
        QuarkusTransaction.requiringNew().run(() -> failures.take(holder.accountId(), Browser.KNOWN));
        if (!checks.matches(hash, password)) {
            QuarkusTransaction.requiringNew()
                    .run(() -> journal.refused(
                            holder.accountId(), ActivityType.PASSWORD_CHANGED, holder.client(), Map.of()));
            throw new ProblemException(Problem.INVALID_CREDENTIALS);
        }
    }

    /** Looks again: the password may have been changed while both were hashed. */
    private int set(Holder holder, String comparedHash, String newHash) {
        Account account = accounts.lockFor(AccountAct.CHANGE_PASSWORD, holder.accountId(), checks.now());
        if (!account.password().isStill(comparedHash)) {
            throw new ProblemException(Problem.INVALID_CREDENTIALS);
        }
        failures.clear(account.id(), Browser.KNOWN);
        int ended = sessions.endAllBut(account.id(), holder.sessionId(), Cause.PASSWORD_CHANGED);
        newPasswords.set(account, newHash, PasswordOrigin.ofChange(holder.sessionId(), checks.now()), holder.client());
        return ended;
    }
}
