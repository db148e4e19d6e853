package com.truewatch.billing.accounts.workspace.binding;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.CodeVerificationService;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Verdict;
import com.truewatch.billing.accounts.workspace.BindingService;
import com.truewatch.billing.accounts.workspace.WorkspaceView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;

/** Binds a workspace once its code is right. */
@ApplicationScoped
class BindingConfirmationService {
    private final CodeVerificationService codes;
    private final AccountRepository accounts;
    private final BindingRepository bindings;
    private final BindingService workspaces;
    private final Clock clock;

    BindingConfirmationService(
            CodeVerificationService codes,
            AccountRepository accounts,
            BindingRepository bindings,
            BindingService workspaces,
            Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.bindings = bindings;
        this.workspaces = workspaces;
        this.clock = clock;
    }

    /**
     * The holder agrees.
     *
     * @throws ProblemException {@code not-found}; {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code
     *     too-many-requests}; after the right code {@code account-frozen}, {@code account-on-hold}, {@code
     *     wrong-state}, {@code workspace-bound-elsewhere}
     */
    @Transactional(TxType.NEVER)
    public WorkspaceView confirm(UUID id, String code, Client client) {
        CodeAttempt attempt = codes.attempt(Purpose.WORKSPACE_BINDING, id, client, ActivityType.WORKSPACE_BOUND);
        return codes.verify(attempt, code, right -> bind(attempt, right));
    }

    /** Binds it, and uses the code up; {@code code-expired} when the email was itself changed meanwhile. */
    private WorkspaceView bind(CodeAttempt attempt, Verdict.Right right) {
        Account account = accounts.lockFor(AccountAct.CONFIRM_BINDING, attempt.subject(), clock.instant());
        Binding binding = bindings.findById(attempt.challenge().id().id());
        if (binding == null || !attempt.challenge().proves(account.addresses().email())) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
        codes.redeem(right);
        return workspaces.bind(binding.workspace(), account, attempt.client()).view();
    }
}
