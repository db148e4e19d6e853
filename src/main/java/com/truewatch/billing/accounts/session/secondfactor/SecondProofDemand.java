package com.truewatch.billing.accounts.session.secondfactor;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.Authentication.SecondFactor;
import java.time.Instant;
import java.util.List;

/**
 * What a client gets instead of a session, where a second proof is needed.
 *
 * @param ticket brought with the second proof
 * @param cookie binds the ticket to the browser
 * @param methods what can be the second proof
 * @param expiresAt until when
 */
public record SecondProofDemand(String ticket, String cookie, List<SecondFactor> methods, Instant expiresAt) {
    /** As it is answered, beside the cookie. */
    public ProblemException problem() {
        return new ProblemException(Problem.SECOND_FACTOR_REQUIRED)
                .with("factorTicket", ticket)
                .with("methods", methods)
                .with("expiresAt", expiresAt.toString());
    }

    /** Without the ticket. */
    @Override
    public String toString() {
        return "SecondProofDemand";
    }
}
