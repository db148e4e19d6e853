package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import com.truewatch.billing.accounts.cloudaccount.CloudProvider;
import com.truewatch.billing.accounts.cloudaccount.Marketplaces;
import com.truewatch.billing.accounts.cloudaccount.Purchase;
import com.truewatch.billing.accounts.cloudaccount.Reading;
import com.truewatch.billing.accounts.cloudaccount.ReceivedEvent;
import com.truewatch.billing.accounts.cloudaccount.SubscriptionName;
import com.truewatch.billing.accounts.cloudaccount.SubscriptionNews;
import com.truewatch.billing.accounts.cloudaccount.Terms;
import com.truewatch.billing.accounts.cloudaccount.Verb;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the marketplace's calls. A subscription is known by the order's business id, and to its buyer by its instance. */
@Singleton
class AlibabaCloud implements CloudProvider {
    static final String NAME = "ALIBABA_CLOUD";

    private static final int LONGEST_ACCOUNT_OR_PRODUCT = 64;
    private static final int LONGEST_ID = 200;

    private final InstanceIds instanceIds;
    private final Instance<Marketplaces> marketplaces;

    /** The marketplaces are asked later: they themselves need the providers. */
    AlibabaCloud(InstanceIds instanceIds, Instance<Marketplaces> marketplaces) {
        this.instanceIds = instanceIds;
        this.marketplaces = marketplaces;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isClaimedByIds() {
        return true;
    }

    @Override
    public Reading read(ReceivedEvent event) {
        SpiParameters parameters = SpiParameters.parse(event.body()).orElseThrow();
        Action action = Action.of(event.action()).orElse(null);
        if (action == null) {
            return Reading.nothing();
        }
        try {
            return read(action, new Call(parameters), event.occurredAt());
        } catch (IllegalArgumentException malformed) {
            return Reading.refused("malformed");
        }
    }

    private Reading read(Action action, Call call, Instant at) {
        return switch (action) {
            case CREATE_INSTANCE -> created(call, at);
            case RENEW_INSTANCE ->
                changed(Verb.UNFROZEN, call, at, terms(null, call.optional("orderId"), null, null, call.expiry()));
            case EXPIRED_INSTANCE -> changed(Verb.FROZEN, call, at, Terms.NONE);
            case RELEASE_INSTANCE -> changed(Verb.ENDED, call, at, Terms.NONE);
            case UPGRADE_INSTANCE -> {
                String sku = call.required("skuId", LONGEST_ID);
                yield changed(Verb.UPDATED, call, at, terms(null, call.optional("orderId"), sku, null, null));
            }
            case REFUND_RENEW_INSTANCE -> {
                call.required("expiredOn", LONGEST_ID);
                yield changed(Verb.UPDATED, call, at, Terms.until(call.expiry()));
            }
            case ORDER_PAY -> {
                call.required("requestId", LONGEST_ID);
                String product = call.required("productCode", LONGEST_ACCOUNT_OR_PRODUCT);
                yield marketplaces.get().of(NAME, product).isPresent()
                        ? Reading.nothing()
                        : Reading.refused("unknown-product");
            }
        };
    }

    private Reading created(Call call, Instant at) {
        SubscriptionName key = SubscriptionName.key(NAME, call.required("orderBizId", LONGEST_ID));
        Purchase purchase = new Purchase(
                call.required("aliUid", LONGEST_ACCOUNT_OR_PRODUCT),
                call.required("productCode", LONGEST_ACCOUNT_OR_PRODUCT));
        Terms terms = terms(
                instanceIds.next(),
                call.optional("orderId"),
                call.optional("skuId"),
                Boolean.valueOf(call.optional("trial")),
                call.expiry());
        return Reading.of(SubscriptionNews.of(key, Verb.ACTIVATED, at, purchase, terms));
    }

    private static Reading changed(Verb verb, Call call, Instant at, Terms terms) {
        SubscriptionName instance = SubscriptionName.instance(NAME, call.required("instanceId", LONGEST_ID));
        return Reading.of(SubscriptionNews.of(instance, verb, at, terms));
    }

    private static Terms terms(
            @Nullable String instanceId,
            @Nullable String orderId,
            @Nullable String sku,
            @Nullable Boolean trial,
            @Nullable Instant expiresAt) {
        return new Terms(null, null, instanceId, orderId, sku, trial, expiresAt);
    }

    /** Its parameters, checked; each method throws an {@link IllegalArgumentException} for what cannot be right. */
    private record Call(SpiParameters parameters) {
        String required(String name, int longest) {
            String value = parameters.get(name);
            if (value.isBlank() || value.length() > longest) {
                throw new IllegalArgumentException(name);
            }
            return value;
        }

        @Nullable String optional(String name) {
            return parameters.get(name).isEmpty() ? null : required(name, LONGEST_ID);
        }

        @Nullable Instant expiry() {
            String text = optional("expiredOn");
            return text == null
                    ? null
                    : ChinaTime.parse(text).orElseThrow(() -> new IllegalArgumentException("expiredOn"));
        }
    }
}
