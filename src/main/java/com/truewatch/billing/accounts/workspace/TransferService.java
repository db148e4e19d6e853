package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.realname.SameEnterprise;
import com.truewatch.billing.accounts.workspace.lock.LockedWorkspaces;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

/** Moves workspaces between the accounts of one enterprise. */
@ApplicationScoped
public class TransferService {
    private final AccountRepository accounts;
    private final LockedWorkspaces locked;
    private final SameEnterprise enterprises;
    private final WorkspaceMoves moves;
    private final Clock clock;

    TransferService(
            AccountRepository accounts,
            LockedWorkspaces locked,
            SameEnterprise enterprises,
            WorkspaceMoves moves,
            Clock clock) {
        this.accounts = accounts;
        this.locked = locked;
        this.enterprises = enterprises;
        this.moves = moves;
        this.clock = clock;
    }

    /**
     * The workspace sends its bills to the other account, which settles it until its holder chooses otherwise; a countdown
     * goes on. To its own account nothing changes. Both accounts are locked in the order of their ids, so that two moves in
     * opposite directions do not wait for each other.
     *
     * @throws ProblemException {@code not-found}; {@code invalid-request} for an unknown account; {@code wrong-state} for
     *     one that is dissolved or finally locked; {@code transfer-not-allowed}; {@code account-on-hold} for either
     */
    @Transactional
    public WorkspaceView transfer(String workspaceId, UUID accountId) {
        Instant now = clock.instant();
        UUID owner = locked.accountOf(workspaceId);
        Stream.of(owner, accountId).distinct().sorted().forEach(accounts::lock);
        Account from = accounts.findById(owner);
        Account to = accounts.findByIdOptional(accountId)
                .orElseThrow(() -> ProblemException.violation("/accountId", "must be an account"));
        Workspace workspace = locked.lockOf(owner, workspaceId);
        requireOpen(workspace, now);
        if (!owner.equals(accountId)) {
            requireAllowed(from, to, now);
            moves.moved(from, to, workspace);
        }
        return moves.view(workspace);
    }

    private static void requireOpen(Workspace workspace, Instant now) {
        WorkspaceStatus status = workspace.status(now);
        if (status == WorkspaceStatus.DISSOLVED || status == WorkspaceStatus.LOCKED) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", status.name());
        }
    }

    private void requireAllowed(Account from, Account to, Instant now) {
        boolean active = Stream.of(from, to).allMatch(it -> it.standing().status(now) == AccountStatus.ACTIVE);
        if (!active || !enterprises.certifiesBoth(from.id(), to.id())) {
            throw new ProblemException(Problem.TRANSFER_NOT_ALLOWED);
        }
        from.standing().require(AccountAct.TRANSFER_WORKSPACE, now);
        to.standing().require(AccountAct.TRANSFER_WORKSPACE, now);
    }
}
