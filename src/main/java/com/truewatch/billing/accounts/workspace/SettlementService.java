package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.cloudaccount.settlement.PayingCloudAccount;
import com.truewatch.billing.accounts.cloudaccount.settlement.SettlementAccounts;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.workspace.settlement.RequestedSettlement;
import com.truewatch.billing.accounts.workspace.settlement.SettlementChoice;
import com.truewatch.billing.accounts.workspace.settlement.SettlementContext;
import com.truewatch.billing.accounts.workspace.settlement.SettlementContexts;
import com.truewatch.billing.accounts.workspace.settlement.SettlementRefusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** By what a holder lets a workspace be settled. */
@ApplicationScoped
public class SettlementService {
    private final AccountRepository accounts;
    private final WorkspaceRepository workspaces;
    private final SettlementAccounts cloudAccounts;
    private final SettlementContexts contexts;
    private final SettlementChanges changes;
    private final Clock clock;

    SettlementService(
            AccountRepository accounts,
            WorkspaceRepository workspaces,
            SettlementAccounts cloudAccounts,
            SettlementContexts contexts,
            SettlementChanges changes,
            Clock clock) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.cloudAccounts = cloudAccounts;
        this.contexts = contexts;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What there is to choose from, and whether {@link #choose} would take it now.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    public List<Option> options(UUID accountId, String workspaceId) {
        Workspace workspace = workspaces.findOf(accountId, workspaceId).orElseThrow(SettlementService::notFound);
        SettlementContext settlementContext = contexts.of(accounts.findById(accountId), workspace, clock.instant());
        Stream<RequestedSettlement> byCloud =
                cloudAccounts.of(accountId).stream().map(RequestedSettlement::by);
        return Stream.concat(Stream.of(RequestedSettlement.billingAccount()), byCloud)
                .map(it -> new Option(
                        it.choice(), SettlementRefusal.of(settlementContext, it).orElse(null)))
                .toList();
    }

    /**
     * Lets the workspace be settled so from now on, and ends a countdown. What is so already changes nothing and counts
     * for nothing.
     *
     * @throws ProblemException {@code not-found}; {@code account-frozen}; {@code invalid-request} for a cloud account
     *     that is not the account's own; {@code settlement-not-allowed} with the obstacle
     */
    @Transactional
    public WorkspaceView choose(Holder holder, String workspaceId, SettlementChoice choice) {
        Instant now = clock.instant();
        Account account = accounts.lockFor(AccountAct.READ, holder.accountId(), now);
        Workspace workspace = workspaces.lockOf(account.id(), workspaceId).orElseThrow(SettlementService::notFound);
        RequestedSettlement wanted = find(account.id(), choice)
                .orElseThrow(() -> ProblemException.violation("/cloudAccountId", "must be a cloud account of yours"));
        return choose(new Change(account, workspace, holder, now), wanted);
    }

    /**
     * The same by a cloud account that the path names.
     *
     * @throws ProblemException as {@link #choose}; {@code not-found} for a cloud account that is not the account's own
     */
    @Transactional
    public WorkspaceView chooseCloudAccount(Holder holder, UUID cloudAccountId, String workspaceId) {
        Instant now = clock.instant();
        Account account = accounts.lockFor(AccountAct.READ, holder.accountId(), now);
        Workspace workspace = workspaces.lockOf(account.id(), workspaceId).orElseThrow(SettlementService::notFound);
        RequestedSettlement wanted = find(account.id(), SettlementChoice.cloudAccount(cloudAccountId))
                .orElseThrow(SettlementService::notFound);
        return choose(new Change(account, workspace, holder, now), wanted);
    }

    private WorkspaceView choose(Change change, RequestedSettlement wanted) {
        SettlementContext settlementContext = contexts.of(change.account, change.workspace, change.now);
        SettlementRefusal.of(settlementContext, wanted).ifPresent(it -> {
            throw refusal(it, change);
        });
        if (!settlementContext.isInForce(wanted.choice())) {
            changes.choose(change.account, change.workspace, wanted.choice(), change.holder.client());
        }
        return changes.view(change.workspace);
    }

    private Optional<RequestedSettlement> find(UUID accountId, SettlementChoice choice) {
        @Nullable UUID id = choice.cloudAccountId();
        if (id == null) {
            return Optional.of(RequestedSettlement.billingAccount());
        }
        Optional<PayingCloudAccount> found = cloudAccounts.findForShare(accountId, id);
        return found.map(RequestedSettlement::by);
    }

    private ProblemException refusal(SettlementRefusal obstacle, Change change) {
        @Nullable Instant until = switch (obstacle) {
            case ON_HOLD -> change.account.standing().holdUntil();
            case MONTHLY_LIMIT -> contexts.nextMonth(change.now);
            case DISSOLVED, WORKSPACE_LOCKED, SUBSCRIPTION_ENDED, NOT_ACTIVE, BOUND_TO_CLOUD_ACCOUNT, OTHER_CLOUD ->
                null;
        };
        return new ProblemException(Problem.SETTLEMENT_NOT_ALLOWED)
                .with("reason", obstacle.name())
                .with("until", until);
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND);
    }

    private record Change(Account account, Workspace workspace, Holder holder, Instant now) {}

    /**
     * One way to settle a workspace.
     *
     * @param choice which
     * @param obstacle why it is not allowed now; null where it is
     */
    public record Option(SettlementChoice choice, @Nullable SettlementRefusal obstacle) {}
}
