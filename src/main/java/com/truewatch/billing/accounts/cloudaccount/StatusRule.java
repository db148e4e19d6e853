package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What the subscriptions of a cloud account make of it.
 *
 * @param status how far it is
 * @param isTold whether that is news for anybody: not while whether another one takes the place of the last is still to be
 *     heard, or which one does
 */
record StatusRule(CloudAccountStatus status, boolean isTold) {
    /**
     * The best that one of them allows. Where all that were paid for are over, and the next one is announced or not paid
     * for yet, the cloud account keeps its workspaces and accepts no other; so it does while the last one's end waits for
     * its reason.
     *
     * @param subscriptions at least one, the oldest first
     * @param grace for how long an end waits
     */
    static StatusRule of(List<CloudSubscription> subscriptions, Duration grace, Instant now) {
        Set<SubscriptionStatus> there = EnumSet.noneOf(SubscriptionStatus.class);
        subscriptions.forEach(it -> there.add(it.status()));
        if (there.contains(SubscriptionStatus.ACTIVE)) {
            return told(CloudAccountStatus.ACTIVE);
        }
        if (there.contains(SubscriptionStatus.FROZEN)) {
            return told(CloudAccountStatus.FROZEN);
        }
        if (there.equals(EnumSet.of(SubscriptionStatus.PENDING_ACTIVATION))) {
            return told(CloudAccountStatus.PENDING_ACTIVATION);
        }
        boolean followed = isFollowed(subscriptions.get(subscriptions.size() - 1), grace, now);
        if (there.equals(EnumSet.of(SubscriptionStatus.ENDED)) && !followed) {
            return told(CloudAccountStatus.ENDED);
        }
        return new StatusRule(CloudAccountStatus.ENDING, there.contains(SubscriptionStatus.ENDING) && !followed);
    }

    private static boolean isFollowed(CloudSubscription last, Duration grace, Instant now) {
        Instant waitsUntil = last.waitsUntil(grace);
        return last.isSuperseded() || (waitsUntil != null && now.isBefore(waitsUntil));
    }

    private static StatusRule told(CloudAccountStatus status) {
        return new StatusRule(status, true);
    }
}
