package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.cloudaccount.settlement.SettledWorkspaces;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.entry.BoundWorkspaces;
import com.truewatch.billing.accounts.workspace.settlement.Settlement;
import com.truewatch.billing.accounts.workspace.settlement.SettlementHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The workspaces of an account, for who looks at them; one of another account is {@code not-found}. */
@ApplicationScoped
public class WorkspaceService implements SettledWorkspaces, BoundWorkspaces {
    private final AccountRepository accounts;
    private final WorkspaceRepository workspaces;
    private final SettlementHistory history;
    private final WorkspaceViews views;

    WorkspaceService(
            AccountRepository accounts,
            WorkspaceRepository workspaces,
            SettlementHistory history,
            WorkspaceViews views) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.history = history;
        this.views = views;
    }

    /** The newest, before {@code before} where it is given; the dissolved ones too. */
    @Transactional
    public List<WorkspaceView> list(UUID accountId, @Nullable UUID before, int limit) {
        return views.of(workspaces.findAllOf(accountId, before, limit));
    }

    /**
     * The same of an account that the caller names.
     *
     * @throws ProblemException {@code not-found} for an unknown account
     */
    @Transactional
    public List<WorkspaceView> listOfAny(UUID accountId, @Nullable UUID before, int limit) {
        Account account = accounts.findByIdOptional(accountId).orElseThrow(WorkspaceService::notFound);
        return list(account.id(), before, limit);
    }

    /** One of them. */
    @Transactional
    public WorkspaceView get(UUID accountId, String workspaceId) {
        return views.of(find(accountId, workspaceId));
    }

    /** By what it was settled while it was this account's, newest first, before {@code before} where it is given. */
    @Transactional
    public List<Settlement> settlements(UUID accountId, String workspaceId, @Nullable UUID before, int limit) {
        return history.of(accountId, find(accountId, workspaceId).id(), before, limit);
    }

    @Override
    @Transactional
    public Map<UUID, List<SettledWorkspace>> by(UUID accountId, Collection<UUID> cloudAccountIds) {
        return workspaces.findSettledBy(accountId, cloudAccountIds);
    }

    @Override
    @Transactional
    public Optional<UUID> accountOf(String workspaceId) {
        return workspaces.findBound(workspaceId).map(Workspace::accountId);
    }

    @Override
    @Transactional
    public boolean isAnyBoundTo(UUID accountId) {
        return workspaces.count("accountId = ?1 and dissolvedAt is null", accountId) > 0;
    }

    private Workspace find(UUID accountId, String workspaceId) {
        return workspaces.findOf(accountId, workspaceId).orElseThrow(WorkspaceService::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND);
    }
}
