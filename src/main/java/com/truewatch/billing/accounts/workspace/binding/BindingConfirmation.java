package com.truewatch.billing.accounts.workspace.binding;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.RequestedCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import com.truewatch.billing.accounts.workspace.WorkspaceView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Binds a workspace once its code is right. */
@ApplicationScoped
class BindingConfirmation {
    private final RequestedCodes codes;
    private final BindingSteps steps;
    private final LastTransaction last;

    BindingConfirmation(RequestedCodes codes, BindingSteps steps, LastTransaction last) {
        this.codes = codes;
        this.steps = steps;
        this.last = last;
    }

    /**
     * The holder agrees.
     *
     * @throws ProblemException {@code not-found}; {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code
     *     too-many-requests}; after the right code {@code account-frozen}, {@code wrong-state}, {@code
     *     workspace-bound-elsewhere}
     */
    @Transactional(TxType.NEVER)
    public WorkspaceView confirm(UUID id, String code, Client client) {
        CodeAttempt attempt = codes.attempt(Purpose.WORKSPACE_BINDING, id, client, ActivityType.WORKSPACE_BOUND);
        Verdict.Right right = codes.requireRight(attempt, code);
        return last.of(() -> steps.bind(attempt, right));
    }
}
