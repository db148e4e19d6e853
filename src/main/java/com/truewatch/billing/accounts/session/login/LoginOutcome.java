package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.LoggedIn;
import com.truewatch.billing.accounts.session.secondfactor.SecondProofDemand;
import org.jspecify.annotations.Nullable;

/**
 * What came of a right secret. A refusal is returned through the transaction: what was counted and written down
 * stays.
 *
 * @param loggedIn where it was granted
 * @param demand where a second proof is needed
 * @param refusal where it was not granted
 */
record LoginOutcome(
        @Nullable LoggedIn loggedIn,
        @Nullable SecondProofDemand demand,
        @Nullable ProblemException refusal) {
    static LoginOutcome granted(LoggedIn loggedIn) {
        return new LoginOutcome(loggedIn, null, null);
    }

    static LoginOutcome demanded(SecondProofDemand demand) {
        return new LoginOutcome(null, demand, null);
    }

    static LoginOutcome refused(ProblemException refusal) {
        return new LoginOutcome(null, null, refusal);
    }

    /** After the commit, where no second proof is needed. */
    LoggedIn get() {
        if (loggedIn == null) {
            throw refusal == null ? new IllegalStateException("neither granted nor refused") : refusal;
        }
        return loggedIn;
    }
}
