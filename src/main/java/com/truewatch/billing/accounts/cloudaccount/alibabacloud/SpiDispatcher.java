package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import com.truewatch.billing.accounts.cloudaccount.SubscriptionLookupService;
import com.truewatch.billing.accounts.cloudaccount.SubscriptionLookupService.KnownSubscription;
import com.truewatch.billing.accounts.cloudaccount.ledger.EventInbox;
import com.truewatch.billing.accounts.cloudaccount.ledger.EventOutcome;
import com.truewatch.billing.accounts.cloudaccount.ledger.NewEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.platform.http.Pages;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Takes in genuine calls and answers them as the marketplace expects; what it takes for a failure it sends again. */
@Singleton
class SpiDispatcher {
    private static final int LONGEST_ACTION = 64;
    private static final int LONGEST_IDENTITY = 100;

    private final EventInbox inbox;
    private final SubscriptionLookupService subscriptions;
    private final InstanceResponse.AppInfo appInfo;
    private final Clock clock;

    SpiDispatcher(
            EventInbox inbox,
            SubscriptionLookupService subscriptions,
            AlibabaCloudConfig config,
            Pages pages,
            Clock clock) {
        this.inbox = inbox;
        this.subscriptions = subscriptions;
        this.appInfo = new InstanceResponse.AppInfo(
                pages.alibabaCloudClaim(), config.authUrl().orElse(null));
        this.clock = clock;
    }

    /** Stores and handles a call; its answer. */
    SpiAnswer answer(SpiParameters parameters) {
        EventOutcome outcome = inbox.receive(event(parameters));
        SpiAction action = SpiAction.of(parameters.get("action")).orElse(null);
        if (action == null) {
            return SuccessResponse.of(false);
        }
        return switch (action) {
            case CREATE_INSTANCE -> instance(parameters.get("orderBizId"), outcome);
            case RENEW_INSTANCE, EXPIRED_INSTANCE, RELEASE_INSTANCE, UPGRADE_INSTANCE, REFUND_RENEW_INSTANCE ->
                SuccessResponse.of(outcome == EventOutcome.APPLIED);
            case ORDER_PAY -> new PaymentResponse(outcome == EventOutcome.IGNORED);
        };
    }

    private SpiAnswer instance(String orderBizId, EventOutcome outcome) {
        if (outcome != EventOutcome.APPLIED) {
            return InstanceResponse.LATER;
        }
        return subscriptions
                .find(SubscriptionKey.key(AlibabaCloud.NAME, orderBizId))
                .map(KnownSubscription::instanceId)
                .map(it -> InstanceResponse.of(it, appInfo))
                .orElse(InstanceResponse.LATER);
    }

    private NewEvent event(SpiParameters parameters) {
        String word = parameters.get("action");
        String action = word.isBlank() || word.length() > LONGEST_ACTION ? "none" : word;
        String identity = SpiAction.of(action)
                .map(SpiAction::identity)
                .map(parameters::get)
                .orElse("");
        boolean known = !identity.isBlank() && identity.length() <= LONGEST_IDENTITY;
        return new NewEvent(
                AlibabaCloud.NAME,
                action + " " + (known ? identity : Ids.next()),
                action,
                null,
                parameters.encoded(),
                clock.instant());
    }
}
