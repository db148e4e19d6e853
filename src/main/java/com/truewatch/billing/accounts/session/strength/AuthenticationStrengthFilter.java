package com.truewatch.billing.accounts.session.strength;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/**
 * Refuses {@code stronger-login-required} to a holder who has shown no secret of the account. What is open to tickets of the
 * console is so until the account has a second factor: no ticket is as strong as that.
 */
class AuthenticationStrengthFilter implements ContainerRequestFilter {
    private final CurrentHolder caller;
    private final boolean openToEntry;

    AuthenticationStrengthFilter(CurrentHolder caller, boolean openToEntry) {
        this.caller = caller;
        this.openToEntry = openToEntry;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Holder holder = caller.get();
        if (holder.byTicket() && !(openToEntry && !holder.account().hasSecondFactor())) {
            throw new ProblemException(Problem.STRONGER_LOGIN_REQUIRED);
        }
    }
}
