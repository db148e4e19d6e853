package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;

/** Refuses {@code stronger-login-required} to a holder who has shown no secret of the account. */
@Singleton
class AuthenticationStrengthFilter implements ContainerRequestFilter {
    private final CurrentHolder caller;

    AuthenticationStrengthFilter(CurrentHolder caller) {
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (caller.get().byTicket()) {
            throw new ProblemException(Problem.STRONGER_LOGIN_REQUIRED);
        }
    }
}
