package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a subscription is to, and until when: of each part what was told last in time, whenever it was heard. */
@Embeddable
class SubscriptionPlan {
    private @Nullable String orderId;

    private @Nullable Instant orderAt;

    private @Nullable String sku;

    private @Nullable Instant skuAt;

    private boolean trial;

    private @Nullable Instant trialAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant expiryAt;

    /** Takes in what was told of that time. */
    void learn(SubscriptionTerms terms, Instant at) {
        if (terms.orderId() != null && isNews(orderAt, at)) {
            orderId = terms.orderId();
            orderAt = at;
        }
        if (terms.sku() != null && isNews(skuAt, at)) {
            sku = terms.sku();
            skuAt = at;
        }
        if (terms.trial() != null && isNews(trialAt, at)) {
            trial = terms.trial();
            trialAt = at;
        }
        if (terms.expiresAt() != null && isNews(expiryAt, at)) {
            expiresAt = terms.expiresAt();
            expiryAt = at;
        }
    }

    /** What was told of that one was told of this one. */
    void absorb(SubscriptionPlan same) {
        learn(new SubscriptionTerms(null, null, null, same.orderId, null, null, null), since(same.orderAt));
        learn(new SubscriptionTerms(null, null, null, null, same.sku, null, null), since(same.skuAt));
        if (same.trialAt != null) {
            learn(new SubscriptionTerms(null, null, null, null, null, same.trial, null), same.trialAt);
        }
        learn(SubscriptionTerms.until(same.expiresAt), since(same.expiryAt));
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
    }

    @Override
    public String toString() {
        return sku + ", order " + orderId + ", trial " + trial + ", until " + expiresAt;
    }

    private static boolean isNews(@Nullable Instant known, Instant at) {
        return !at.isBefore(since(known));
    }

    private static Instant since(@Nullable Instant at) {
        return at == null ? SubscriptionEvent.ASKED : at;
    }
}
