package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import com.truewatch.billing.accounts.cloudaccount.ledger.StoredEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.CloudProvider;
import com.truewatch.billing.accounts.cloudaccount.provider.Marketplaces;
import com.truewatch.billing.accounts.cloudaccount.provider.ParsedEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.Purchase;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
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
    public boolean isInstanceId(String text) {
        return InstanceIds.isOne(text);
    }

    @Override
    public ParsedEvent read(StoredEvent event) {
        SpiParameters parameters = SpiParameters.parse(event.body()).orElseThrow();
        SpiAction action = SpiAction.of(event.action()).orElse(null);
        if (action == null) {
            return ParsedEvent.nothing();
        }
        try {
            return read(action, new Call(parameters), event.occurredAt());
        } catch (IllegalArgumentException malformed) {
            return ParsedEvent.refused("malformed");
        }
    }

    private ParsedEvent read(SpiAction action, Call call, Instant at) {
        return switch (action) {
            case CREATE_INSTANCE -> created(call, at);
            case RENEW_INSTANCE ->
                changed(
                        SubscriptionChange.UNFROZEN,
                        call,
                        at,
                        terms(null, call.optional("orderId"), null, null, call.expiry()));
            case EXPIRED_INSTANCE -> changed(SubscriptionChange.FROZEN, call, at, SubscriptionTerms.NONE);
            case RELEASE_INSTANCE -> changed(SubscriptionChange.ENDED, call, at, SubscriptionTerms.NONE);
            case UPGRADE_INSTANCE -> {
                String sku = call.required("skuId", LONGEST_ID);
                yield changed(
                        SubscriptionChange.UPDATED, call, at, terms(null, call.optional("orderId"), sku, null, null));
            }
            case REFUND_RENEW_INSTANCE -> {
                call.required("expiredOn", LONGEST_ID);
                yield changed(SubscriptionChange.UPDATED, call, at, SubscriptionTerms.until(call.expiry()));
            }
            case ORDER_PAY -> {
                call.required("requestId", LONGEST_ID);
                String product = call.required("productCode", LONGEST_ACCOUNT_OR_PRODUCT);
                yield marketplaces.get().of(NAME, product).isPresent()
                        ? ParsedEvent.nothing()
                        : ParsedEvent.refused("unknown-product");
            }
        };
    }

    private ParsedEvent created(Call call, Instant at) {
        SubscriptionKey key = SubscriptionKey.key(NAME, call.required("orderBizId", LONGEST_ID));
        Purchase purchase = new Purchase(
                call.required("aliUid", LONGEST_ACCOUNT_OR_PRODUCT),
                call.required("productCode", LONGEST_ACCOUNT_OR_PRODUCT));
        SubscriptionTerms terms = terms(
                instanceIds.next(),
                call.optional("orderId"),
                call.optional("skuId"),
                Boolean.valueOf(call.optional("trial")),
                call.expiry());
        return ParsedEvent.of(SubscriptionEvent.of(key, SubscriptionChange.ACTIVATED, at, purchase, terms));
    }

    private static ParsedEvent changed(SubscriptionChange verb, Call call, Instant at, SubscriptionTerms terms) {
        SubscriptionKey instance = SubscriptionKey.instance(NAME, call.required("instanceId", LONGEST_ID));
        return ParsedEvent.of(SubscriptionEvent.of(instance, verb, at, terms));
    }

    private static SubscriptionTerms terms(
            @Nullable String instanceId,
            @Nullable String orderId,
            @Nullable String sku,
            @Nullable Boolean trial,
            @Nullable Instant expiresAt) {
        return new SubscriptionTerms(null, null, instanceId, orderId, sku, trial, expiresAt);
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
