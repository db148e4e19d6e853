package com.truewatch.billing.accounts.session.strength;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.time.Clock;

/**
 * Refuses {@code stronger-login-required} with {@code needs: FRESH_PROOF} where no secret was shown a short while ago: a
 * session that somebody else has got hold of shows only that its holder was there once (NIST SP 800-63B-4, 2.3.3).
 */
class FreshProofFilter implements ContainerRequestFilter {
    private final CurrentHolder caller;
    private final Clock clock;
    private final boolean always;

    FreshProofFilter(CurrentHolder caller, Clock clock, boolean always) {
        this.caller = caller;
        this.clock = clock;
        this.always = always;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Holder holder = caller.get();
        if ((always || holder.account().hasSecondFactor()) && !holder.hasFreshProof(clock.instant())) {
            throw new ProblemException(Problem.STRONGER_LOGIN_REQUIRED).with("needs", "FRESH_PROOF");
        }
    }
}
