package com.truewatch.billing.accounts.workspace.settlement;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The rules of settlement: why a holder cannot settle a workspace by something now. The first that applies is told: what
 * concerns every choice before what concerns this one, and what no waiting mends before what time mends. A choice that is
 * in force already meets the first three only.
 */
@Schema(name = "SettlementObstacle")
public enum SettlementRefusal {
    /** The workspace is gone. */
    DISSOLVED((context, wanted) -> context.status() == WorkspaceStatus.DISSOLVED),
    /** Its lock is final. */
    WORKSPACE_LOCKED((context, wanted) -> context.status() == WorkspaceStatus.LOCKED),
    /** An undo holds the account. */
    ON_HOLD((context, wanted) -> context.onHold()),
    /** The cloud account settles nothing any more. */
    SUBSCRIPTION_ENDED(changing((context, wanted) -> wanted.isEnded())),
    /** The cloud account accepts no workspace now: it is not paid for yet, overdue, or about to end. */
    NOT_ACTIVE(changing((context, wanted) -> wanted.isInactive())),
    /** A cloud account settles the workspace until its subscription ends. */
    BOUND_TO_CLOUD_ACCOUNT(changing((context, wanted) -> isByCloudAccount(context.present()))),
    /** The site does not accept the marketplace, and staff have not allowed the account any. */
    OTHER_CLOUD(changing((context, wanted) -> !wanted.isAcceptedBy(context))),
    /** The change of this month is used up; a countdown lifts the limit. */
    MONTHLY_LIMIT(changing((context, wanted) -> context.chosenThisMonth() && !context.isLocking()));

    @SuppressWarnings("ImmutableEnumChecker") // A function of its arguments.
    private final BiPredicate<SettlementContext, RequestedSettlement> applies;

    SettlementRefusal(BiPredicate<SettlementContext, RequestedSettlement> applies) {
        this.applies = applies;
    }

    /** The first that applies; empty where the choice is allowed. */
    public static Optional<SettlementRefusal> of(SettlementContext context, RequestedSettlement wanted) {
        return Arrays.stream(values())
                .filter(it -> it.applies.test(context, wanted))
                .findFirst();
    }

    private static BiPredicate<SettlementContext, RequestedSettlement> changing(
            BiPredicate<SettlementContext, RequestedSettlement> rule) {
        return (context, wanted) -> !context.isInForce(wanted.choice()) && rule.test(context, wanted);
    }

    private static boolean isByCloudAccount(@Nullable SettlementChoice present) {
        return present != null && present.method() == SettlementMethod.CLOUD_ACCOUNT;
    }
}
