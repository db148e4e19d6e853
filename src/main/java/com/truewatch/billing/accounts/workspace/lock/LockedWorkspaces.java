package com.truewatch.billing.accounts.workspace.lock;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.workspace.Workspace;
import com.truewatch.billing.accounts.workspace.WorkspaceRepository;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;

/**
 * Locks a workspace for who knows it by its id alone: its account first, as every change does, then itself. What the
 * service does of its own accord or for its peers happens to frozen accounts too.
 */
@Singleton
public class LockedWorkspaces {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final AccountRepository accounts;
    private final WorkspaceRepository workspaces;

    LockedWorkspaces(AccountRepository accounts, WorkspaceRepository workspaces) {
        this.accounts = accounts;
        this.workspaces = workspaces;
    }

    /**
     * With its account, until the transaction ends.
     *
     * @throws ProblemException {@code not-found}; {@code unavailable} when it moves to another account at this moment
     */
    public Locked lock(String workspaceId) {
        Account account = accounts.lock(accountOf(workspaceId)).orElseThrow();
        return new Locked(account, lockOf(account.id(), workspaceId));
    }

    /**
     * Whose it is, while nothing is locked.
     *
     * @throws ProblemException {@code not-found}
     */
    public UUID accountOf(String workspaceId) {
        return workspaces.findAccountOf(workspaceId).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /** The workspace of an account that is locked already. */
    public Workspace lockOf(UUID accountId, String workspaceId) {
        return workspaces.lockOf(accountId, workspaceId).orElseThrow(() -> ProblemException.unavailable(PAUSE));
    }

    /**
     * A workspace and its account.
     *
     * @param account whose it is
     * @param workspace the workspace
     */
    public record Locked(Account account, Workspace workspace) {}
}
