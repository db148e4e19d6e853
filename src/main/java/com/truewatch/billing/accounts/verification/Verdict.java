package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.throttle.FailedCodes;
import java.time.Duration;

/**
 * What came of comparing a code. A refusal is returned, not thrown: it has been counted, and throwing would roll the
 * count back.
 */
public sealed interface Verdict {
    /** What to answer to a code that was not right. */
    default ProblemException problem() {
        if (this instanceof Wrong wrong) {
            return new ProblemException(Problem.CODE_INCORRECT).with("attemptsLeft", wrong.attemptsLeft());
        }
        if (this instanceof Blocked blocked) {
            return ProblemException.tooManyRequests(blocked.pause());
        }
        return new ProblemException(this instanceof UsedUp ? Problem.LOCKED : Problem.CODE_EXPIRED);
    }

    /**
     * The code is right. It is used up only by {@link CodeVerificationService#redeem}, of which one caller wins; until then its
     * try is counted as a wrong one.
     *
     * @param sent the challenge as its code was sent
     * @param budget where the try is counted
     */
    record Right(Challenge sent, FailedCodes.Key budget) implements Verdict {
        /** Which. */
        public OwnedId challenge() {
            return sent.id();
        }

        /** Whose code this was. */
        int send() {
            return sent.sends();
        }
    }

    /**
     * The code is wrong, and counted.
     *
     * @param attemptsLeft what the step still allows, 4 to 0
     * @param lastOfTheDay whether it was the last that the day's budget allowed
     */
    record Wrong(int attemptsLeft, boolean lastOfTheDay) implements Verdict {}

    /** Nothing was compared: the step has no try left. */
    record UsedUp() implements Verdict {}

    /** Nothing was compared: the code has lapsed or was replaced. */
    record Lapsed() implements Verdict {}

    /**
     * Nothing was compared: the account's wrong codes of the day are used up.
     *
     * @param pause until codes are compared again
     */
    record Blocked(Duration pause) implements Verdict {}
}
