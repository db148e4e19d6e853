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
public enum Obstacle {
    /** The workspace is gone. */
    DISSOLVED((situation, wanted) -> situation.status() == WorkspaceStatus.DISSOLVED),
    /** Its lock is final. */
    WORKSPACE_LOCKED((situation, wanted) -> situation.status() == WorkspaceStatus.LOCKED),
    /** An undo holds the account. */
    ON_HOLD((situation, wanted) -> situation.onHold()),
    /** The cloud account settles nothing any more. */
    SUBSCRIPTION_ENDED(changing((situation, wanted) -> wanted.isEnded())),
    /** The cloud account accepts no workspace now: it is not paid for yet, overdue, or about to end. */
    NOT_ACTIVE(changing((situation, wanted) -> wanted.isInactive())),
    /** A cloud account settles the workspace until its subscription ends. */
    BOUND_TO_CLOUD_ACCOUNT(changing((situation, wanted) -> isByCloudAccount(situation.present()))),
    /** The site does not accept the marketplace, and staff have not allowed the account any. */
    OTHER_CLOUD(changing((situation, wanted) -> !wanted.isAcceptedBy(situation))),
    /** The change of this month is used up; a countdown lifts the limit. */
    MONTHLY_LIMIT(changing((situation, wanted) -> situation.chosenThisMonth() && !situation.isLocking()));

    @SuppressWarnings("ImmutableEnumChecker") // A function of its arguments.
    private final BiPredicate<Situation, Wanted> applies;

    Obstacle(BiPredicate<Situation, Wanted> applies) {
        this.applies = applies;
    }

    /** The first that applies; empty where the choice is allowed. */
    public static Optional<Obstacle> of(Situation situation, Wanted wanted) {
        return Arrays.stream(values())
                .filter(it -> it.applies.test(situation, wanted))
                .findFirst();
    }

    private static BiPredicate<Situation, Wanted> changing(BiPredicate<Situation, Wanted> rule) {
        return (situation, wanted) -> !situation.isInForce(wanted.choice()) && rule.test(situation, wanted);
    }

    private static boolean isByCloudAccount(@Nullable Choice present) {
        return present != null && present.method() == SettlementMethod.CLOUD_ACCOUNT;
    }
}
