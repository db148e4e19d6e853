package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.cloudaccount.claim.ClaimService;
import com.truewatch.billing.accounts.cloudaccount.ledger.EventInbox;
import com.truewatch.billing.accounts.cloudaccount.ledger.NewEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.Purchase;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** What the demo account has bought: each marketplace tells of a subscription, and the holder claims it. */
@Singleton
class DemoPurchases {
    private static final String AWS = "AWS";
    private static final String LICENSE = "l-0123456789abcdef0123456789abcdef";
    private static final String LICENSE_ARN = "arn:aws:license-manager::294406891311:license:" + LICENSE;
    private static final Purchase BY_AWS = new Purchase("123456789012", "demo-aws-product");
    private static final Duration PAID = Duration.ofDays(365);

    private static final String ALIBABA_CLOUD = "ALIBABA_CLOUD";
    private static final String CREATION = "createInstance";

    private final EventInbox inbox;
    private final ClaimService claims;
    private final Clock clock;

    DemoPurchases(EventInbox inbox, ClaimService claims, Clock clock) {
        this.inbox = inbox;
        this.claims = claims;
        this.clock = clock;
    }

    /** As AWS answers when it is asked who has come; the cloud account. */
    UUID claimAws(Holder holder) {
        SubscriptionKey license = SubscriptionKey.key(AWS, LICENSE);
        inbox.take(SubscriptionEvent.of(
                license,
                SubscriptionChange.ACTIVATED,
                SubscriptionEvent.ASKED,
                BY_AWS,
                SubscriptionTerms.licensed(
                        "agmt-demo", LICENSE_ARN, clock.instant().plus(PAID))));
        return claim(holder, license);
    }

    /** As the marketplace calls when an order is paid; the cloud account. Another order where an earlier one was refused. */
    UUID claimAlibabaCloud(Holder holder) {
        String order = Ids.next().toString();
        String call = "action=" + CREATION + "&aliUid=1041031108983109&orderBizId=" + order
                + "&orderId=269326581310319&productCode=demo-alibaba-cloud-product&skuId=demo-sku&trial=false";
        inbox.receive(new NewEvent(ALIBABA_CLOUD, CREATION + " " + order, CREATION, null, call, clock.instant()));
        return claim(holder, SubscriptionKey.key(ALIBABA_CLOUD, order));
    }

    private UUID claim(Holder holder, SubscriptionKey subscription) {
        return claims.claim(holder, claims.issue(subscription)).cloudAccount().id();
    }
}
