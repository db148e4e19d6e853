package com.truewatch.billing.accounts.workspace.settlement;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of settlement look at in a workspace and its account.
 *
 * @param status of the workspace
 * @param lockReason why its countdown runs; null where none does
 * @param present what settles it; null once it is dissolved
 * @param marketplaces those that its site accepts
 * @param arbitrary whether staff allow the account any marketplace
 * @param onHold whether an undo holds the account
 * @param chosenThisMonth whether the change of this month is used up
 */
public record SettlementContext(
        WorkspaceStatus status,
        @Nullable LockReason lockReason,
        @Nullable SettlementChoice present,
        Set<String> marketplaces,
        boolean arbitrary,
        boolean onHold,
        boolean chosenThisMonth) {
    /** Whether a countdown runs, which a new choice ends. */
    public boolean isLocking() {
        return status == WorkspaceStatus.LOCKING;
    }

    /**
     * Whether this choice is none: it is in force already. After the end of a subscription the account settles because
     * nobody else does; choosing it then is a choice.
     */
    public boolean isInForce(SettlementChoice choice) {
        return choice.equals(present) && !(isLocking() && lockReason == LockReason.SUBSCRIPTION_ENDED);
    }
}
