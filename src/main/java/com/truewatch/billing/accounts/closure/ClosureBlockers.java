package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.cloudaccount.settlement.SettledWorkspaces;
import com.truewatch.billing.accounts.cloudaccount.settlement.SettlementAccounts;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds what stands in the way of closing, of all that we keep ourselves; exact while the account is locked. */
@Singleton
class ClosureBlockers {
    private final AccountRepository accounts;
    private final SettledWorkspaces workspaces;
    private final SettlementAccounts cloudAccounts;
    private final Clock clock;

    ClosureBlockers(
            AccountRepository accounts, SettledWorkspaces workspaces, SettlementAccounts cloudAccounts, Clock clock) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.cloudAccounts = cloudAccounts;
        this.clock = clock;
    }

    /**
     * There is nothing now; there may be in a moment.
     *
     * @throws ProblemException {@code account-on-hold}; {@code closure-refused} with all that there is
     */
    void requireNone(Holder holder) {
        holder.account().standing().require(AccountAct.CLOSE, clock.instant());
        requireNone(holder.accountId());
    }

    /**
     * There is nothing, and will be nothing as long as the account is locked.
     *
     * @throws ProblemException {@code account-frozen}, {@code account-on-hold}; {@code closure-refused} with all that there
     *     is
     */
    Account lockClosable(Holder holder) {
        Account account = accounts.lockFor(AccountAct.CLOSE, holder.accountId(), clock.instant());
        requireNone(account.id());
        return account;
    }

    private void requireNone(UUID accountId) {
        List<ClosureBlocker> found = new ArrayList<>();
        if (workspaces.isAnyBoundTo(accountId)) {
            found.add(ClosureBlocker.WORKSPACES_BOUND);
        }
        if (cloudAccounts.isAnyAlive(accountId)) {
            found.add(ClosureBlocker.CLOUD_ACCOUNT_ACTIVE);
        }
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.CLOSURE_REFUSED).with("reasons", found);
        }
    }
}
