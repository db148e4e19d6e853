package com.truewatch.billing.accounts.password;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.password.PasswordHasher;
import com.truewatch.billing.accounts.platform.password.PasswordPolicy;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.throttle.NewPasswordTries;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What is looked at and counted before a password is set. */
@Singleton
class PasswordChecks {
    private final PasswordPolicy policy;
    private final PasswordHasher hasher;
    private final NewPasswordTries tries;
    private final Clock clock;

    PasswordChecks(PasswordPolicy policy, PasswordHasher hasher, NewPasswordTries tries, Clock clock) {
        this.policy = policy;
        this.hasher = hasher;
        this.tries = tries;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /**
     * A new password comes with a code.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    void countTry(CodeAttempt attempt) {
        tries.take(attempt);
    }

    /**
     * A new password comes from inside a session.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    void countTry(Holder holder) {
        tries.take(holder.accountId());
    }

    /**
     * Good enough for anybody.
     *
     * @throws ProblemException {@code password-rejected}
     */
    void requireGood(String password) {
        policy.require(password, List.of());
    }

    /**
     * Good enough for this account.
     *
     * @throws ProblemException {@code password-rejected}
     */
    void requireGood(String password, Account account) {
        policy.require(password, NewPasswords.personal(account));
    }

    boolean matches(String hash, String password) {
        return hasher.matches(hash, password);
    }

    String hash(String password) {
        return hasher.hash(password);
    }
}
