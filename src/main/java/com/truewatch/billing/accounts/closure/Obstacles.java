package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.settlement.CloudAccounts;
import com.truewatch.billing.accounts.account.settlement.SettledWorkspaces;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Finds what stands in the way of closing, of all that we keep ourselves; exact while the account is locked. */
@Singleton
class Obstacles {
    private final SettledWorkspaces workspaces;
    private final CloudAccounts cloudAccounts;

    Obstacles(SettledWorkspaces workspaces, CloudAccounts cloudAccounts) {
        this.workspaces = workspaces;
        this.cloudAccounts = cloudAccounts;
    }

    /**
     * There is nothing.
     *
     * @throws ProblemException {@code closure-refused} with all that there is
     */
    void requireNone(UUID accountId) {
        List<Obstacle> found = new ArrayList<>();
        if (workspaces.isAnyBoundTo(accountId)) {
            found.add(Obstacle.WORKSPACES_BOUND);
        }
        if (cloudAccounts.isAnyAlive(accountId)) {
            found.add(Obstacle.CLOUD_ACCOUNT_ACTIVE);
        }
        if (!found.isEmpty()) {
            throw new ProblemException(Problem.CLOSURE_REFUSED).with("reasons", found);
        }
    }
}
