package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.workspace.lock.LockedWorkspaces;
import com.truewatch.billing.accounts.workspace.settlement.SettlementContexts;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Binds workspaces to accounts, for the console, and dissolves them. */
@ApplicationScoped
public class BindingService {
    private final AccountRepository accounts;
    private final WorkspaceRepository workspaces;
    private final LockedWorkspaces locked;
    private final SettlementContexts contexts;
    private final WorkspaceMoves moves;
    private final Clock clock;

    BindingService(
            AccountRepository accounts,
            WorkspaceRepository workspaces,
            LockedWorkspaces locked,
            SettlementContexts contexts,
            WorkspaceMoves moves,
            Clock clock) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.locked = locked;
        this.contexts = contexts;
        this.moves = moves;
        this.clock = clock;
    }

    /**
     * The workspace sends its bills to this account from now on; one that does so already gets its new name. A frozen
     * account takes it too, one that is on hold does not.
     *
     * @throws ProblemException {@code invalid-request} for an unknown account, an unknown site or another one than before;
     *     {@code wrong-state} for a closed account or a dissolved workspace; {@code workspace-bound-elsewhere}; {@code
     *     account-on-hold} for one that is not bound yet
     */
    @Transactional
    public Bound bind(NewWorkspace wanted, UUID accountId) {
        requireForm(wanted);
        Account account = accounts.lock(accountId)
                .orElseThrow(() -> ProblemException.violation("/accountId", "must be an account"));
        if (account.standing().status(clock.instant()) == AccountStatus.CLOSED) {
            throw wrongState(AccountStatus.CLOSED.name());
        }
        return bind(wanted, account, null);
    }

    /** The same to an account that is locked, by what this client has proved. */
    @Transactional(TxType.MANDATORY)
    public Bound bind(NewWorkspace wanted, Account account, @Nullable Client client) {
        boolean isNew = workspaces.insert(wanted.id, account.id(), wanted.name, wanted.site);
        Workspace workspace = workspaces.findById(wanted.id);
        if (isNew) {
            account.standing().require(AccountAct.BIND_WORKSPACE, clock.instant());
            moves.bound(account, workspace, client);
        } else {
            updateName(workspace, wanted, account.id());
        }
        return new Bound(moves.view(workspace), isNew);
    }

    /** Whether the id was never bound. */
    @Transactional
    public boolean isFree(String workspaceId) {
        return workspaces.findByIdOptional(workspaceId).isEmpty();
    }

    /**
     * Looks at what can be looked at without any row.
     *
     * @throws ProblemException {@code invalid-request}
     */
    public void requireForm(NewWorkspace wanted) {
        if (!WorkspaceIds.isOne(wanted.id)) {
            throw ProblemException.violation("/workspaceId", "must match " + WorkspaceIds.FORM);
        }
        if (!contexts.isSite(wanted.site)) {
            throw ProblemException.violation("/site", "must be a site of the platform");
        }
    }

    /**
     * The workspace is gone, if it is not yet; what settles it ends, its history stays.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    public void dissolve(String workspaceId) {
        LockedWorkspaces.Locked it = locked.lock(workspaceId);
        if (it.workspace().status(clock.instant()) != WorkspaceStatus.DISSOLVED) {
            moves.dissolved(it.account(), it.workspace());
        }
    }

    private void updateName(Workspace workspace, NewWorkspace wanted, UUID accountId) {
        WorkspaceStatus status = workspace.status(clock.instant());
        if (status == WorkspaceStatus.DISSOLVED) {
            throw wrongState(status.name());
        }
        if (!workspace.accountId().equals(accountId)) {
            throw new ProblemException(Problem.WORKSPACE_BOUND_ELSEWHERE);
        }
        if (!workspace.site().equals(wanted.site)) {
            throw ProblemException.violation("/site", "never changes");
        }
        workspace.rename(wanted.name);
    }

    private static ProblemException wrongState(String state) {
        return new ProblemException(Problem.WRONG_STATE).with("state", state);
    }

    /**
     * A workspace as the console describes it.
     *
     * @param id its id
     * @param name as it is shown
     * @param site where it lives
     */
    public record NewWorkspace(String id, String name, String site) {}

    /**
     * A workspace that is bound now.
     *
     * @param view how it is
     * @param isNew whether it was not before
     */
    public record Bound(WorkspaceView view, boolean isNew) {}
}
