package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountStatus;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the subscriptions of a cloud account make of it. */
final class StatusRule {
    private StatusRule() {}

    /**
     * The best that one of them allows. Where all that were paid for are over, and the next one is announced or not paid
     * for yet, the cloud account keeps its workspaces and accepts no other.
     *
     * @param subscriptions at least one, the oldest first
     */
    static CloudAccountStatus of(List<CloudSubscription> subscriptions) {
        Set<SubscriptionStatus> there = EnumSet.noneOf(SubscriptionStatus.class);
        subscriptions.forEach(it -> there.add(it.status()));
        if (there.contains(SubscriptionStatus.ACTIVE)) {
            return CloudAccountStatus.ACTIVE;
        }
        if (there.contains(SubscriptionStatus.FROZEN)) {
            return CloudAccountStatus.FROZEN;
        }
        if (there.equals(EnumSet.of(SubscriptionStatus.PENDING_ACTIVATION))) {
            return CloudAccountStatus.PENDING_ACTIVATION;
        }
        boolean over = there.equals(EnumSet.of(SubscriptionStatus.ENDED));
        boolean followed = subscriptions.get(subscriptions.size() - 1).isSuperseded();
        return over && !followed ? CloudAccountStatus.ENDED : CloudAccountStatus.ENDING;
    }
}
