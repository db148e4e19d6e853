package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.LoggedIn;
import org.jspecify.annotations.Nullable;

/**
 * What came of a right secret. A refusal is returned through the transaction: what was counted and written down
 * stays.
 *
 * @param loggedIn where it was granted
 * @param refusal where it was not
 */
record LoginOutcome(@Nullable LoggedIn loggedIn, @Nullable ProblemException refusal) {
    static LoginOutcome granted(LoggedIn loggedIn) {
        return new LoginOutcome(loggedIn, null);
    }

    static LoginOutcome refused(ProblemException refusal) {
        return new LoginOutcome(null, refusal);
    }

    /** After the commit. */
    LoggedIn get() {
        if (loggedIn == null) {
            throw refusal == null ? new IllegalStateException("neither granted nor refused") : refusal;
        }
        return loggedIn;
    }
}
