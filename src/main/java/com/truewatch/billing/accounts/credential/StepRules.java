package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.time.Instant;
import java.util.Arrays;

/** When a step may be taken, by whom; every refusal leaves the change as it is. */
final class StepRules {
    private StepRules() {}

    /**
     * Only the session that began a change takes its steps: a stolen second session cannot finish what the holder
     * began.
     *
     * @throws ProblemException {@code forbidden}
     */
    static void requireSession(CredentialChange change, Holder holder) {
        if (!change.wasBegunBy(holder.sessionId())) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
    }

    /**
     * A step belongs to its states.
     *
     * @throws ProblemException {@code wrong-state} with the state it is in
     */
    static void require(CredentialChange change, Instant now, ChangeState... allowed) {
        ChangeState state = change.stateAt(now);
        if (!Arrays.asList(allowed).contains(state)) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", state);
        }
    }

    /**
     * A code belongs to the state that waits for it; after the last try nothing does.
     *
     * @throws ProblemException {@code locked}, {@code wrong-state} with the state it is in
     */
    static void requireCodeStep(CredentialChange change, Instant now, ChangeState waiting) {
        if (change.stateAt(now) == ChangeState.LOCKED) {
            throw new ProblemException(Problem.LOCKED);
        }
        require(change, now, waiting);
    }
}
