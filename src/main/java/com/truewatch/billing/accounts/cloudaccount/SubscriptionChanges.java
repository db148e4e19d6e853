package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.provider.Purchase;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import jakarta.inject.Singleton;
import java.util.List;

/** Applies news to subscriptions, and what follows to their cloud accounts, in the transaction of the caller. */
@Singleton
public class SubscriptionChanges {
    private final NamedSubscriptions named;
    private final CloudAccountFamilies families;

    SubscriptionChanges(NamedSubscriptions named, CloudAccountFamilies families) {
        this.named = named;
        this.families = families;
    }

    /** What came of news. */
    public enum Verdict {
        /** They are taken in, if they were still of any use. */
        APPLIED,
        /** Nobody knows the subscription, and they do not make it known. Nothing has changed. */
        UNKNOWN_SUBSCRIPTION,
        /** The product is listed in no marketplace. Nothing has changed. */
        UNKNOWN_PRODUCT
    }

    /** Takes in news of one subscription, the first of which makes it known where nobody knows it. */
    public Verdict apply(List<SubscriptionEvent> event) {
        for (SubscriptionEvent each : event) {
            Verdict verdict = apply(each);
            if (verdict != Verdict.APPLIED) {
                return verdict;
            }
        }
        return Verdict.APPLIED;
    }

    private Verdict apply(SubscriptionEvent event) {
        Purchase purchase = named.lockBuyer(event);
        if (purchase == null) {
            return Verdict.UNKNOWN_SUBSCRIPTION;
        }
        if (!named.isListed(event, purchase)) {
            return Verdict.UNKNOWN_PRODUCT;
        }
        for (CloudSubscription subscription : named.of(event, purchase)) {
            families.change(subscription, event);
        }
        return Verdict.APPLIED;
    }
}
