package com.truewatch.billing.accounts.workspace.binding;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.RequestedCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import com.truewatch.billing.accounts.workspace.BindingService;
import com.truewatch.billing.accounts.workspace.WorkspaceView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** The last transaction of {@link BindingConfirmation}. */
@ApplicationScoped
class BindingSteps {
    private final AccountRepository accounts;
    private final BindingRepository bindings;
    private final BindingService workspaces;
    private final RequestedCodes codes;
    private final Clock clock;

    BindingSteps(
            AccountRepository accounts,
            BindingRepository bindings,
            BindingService workspaces,
            RequestedCodes codes,
            Clock clock) {
        this.accounts = accounts;
        this.bindings = bindings;
        this.workspaces = workspaces;
        this.codes = codes;
        this.clock = clock;
    }

    /** Binds it, and uses the code up; {@code code-expired} when the email was itself changed meanwhile. */
    @Transactional
    public WorkspaceView bind(CodeAttempt attempt, Verdict.Right right) {
        Account account = accounts.lockUsable(attempt.request().id().accountId(), clock.instant());
        Binding binding = bindings.findById(attempt.request().id().id());
        if (binding == null || !attempt.request().proves(account.email())) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
        codes.redeem(right);
        return workspaces.bind(binding.workspace(), account, attempt.client()).view();
    }
}
