package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.truewatch.billing.accounts.cloudaccount.Purchase;
import com.truewatch.billing.accounts.cloudaccount.Reading;
import com.truewatch.billing.accounts.cloudaccount.SubscriptionLookupService;
import com.truewatch.billing.accounts.cloudaccount.SubscriptionName;
import com.truewatch.billing.accounts.cloudaccount.SubscriptionNews;
import com.truewatch.billing.accounts.cloudaccount.Terms;
import com.truewatch.billing.accounts.cloudaccount.Verb;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * What EventBridge's events of agreements and licences mean.
 *
 * @see <a href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-eventbridge-integration.html">The events</a>
 */
@Singleton
class EventBridgeReader {
    static final String LICENSE_DEPROVISIONED = "License Deprovisioned";

    private final AwsMarketplaceApi api;
    private final SubscriptionLookupService known;

    EventBridgeReader(AwsMarketplaceApi api, SubscriptionLookupService known) {
        this.api = api;
        this.known = known;
    }

    Reading read(JsonNode event, Instant at) {
        JsonNode detail = event.path("detail");
        SubscriptionName agreement =
                AwsNames.agreement(detail.path("agreement").path("id").asText(""));
        return switch (kind(event)) {
            case "Purchase Agreement Created" -> created(detail, agreement, at);
            case "Purchase Agreement Amended" -> amended(agreement, at);
            case "Purchase Agreement Ended" -> ended(detail, agreement, at);
            case "License Updated" -> licensed(detail, agreement, at);
            case LICENSE_DEPROVISIONED ->
                license(detail)
                        .map(it -> Reading.of(SubscriptionNews.of(it, Verb.ENDED, at, Terms.NONE)))
                        .orElse(Reading.refused("no-license"));
            default -> Reading.nothing();
        };
    }

    /** What kind of event it is; who of the two parties is told makes no difference. */
    static String kind(JsonNode event) {
        return event.path("detail-type").asText("").replaceFirst(" - .*", "");
    }

    /** The licence that it names. */
    static Optional<SubscriptionName> license(JsonNode detail) {
        return AwsNames.license(detail.path("license").path("arn").asText(""));
    }

    /** A renewal is another agreement with another licence, and does not say whose it is; its licence tells more. */
    private static Reading created(JsonNode detail, SubscriptionName agreement, Instant at) {
        String intent = detail.path("agreement").path("intent").asText("");
        boolean renews = intent.equals("RENEW") || intent.equals("REPLACE");
        return renews ? Reading.of(SubscriptionNews.of(agreement, Verb.RENEWS, at, Terms.NONE)) : Reading.nothing();
    }

    private Reading amended(SubscriptionName agreement, Instant at) {
        Terms terms = known.find(agreement)
                .filter(it -> it.licenseArn() != null)
                .map(it -> Terms.until(api.paidUntil(it.productCode(), "LICENSE_ARN", String.valueOf(it.licenseArn()))
                        .orElse(null)))
                .orElse(Terms.NONE);
        return Reading.of(SubscriptionNews.of(agreement, Verb.UPDATED, at, terms));
    }

    private static Reading ended(JsonNode detail, SubscriptionName agreement, Instant at) {
        return switch (detail.path("agreement").path("status").asText("")) {
            case "RENEWED", "REPLACED", "SUPERSEDED" ->
                Reading.of(SubscriptionNews.of(agreement, Verb.SUPERSEDED, at, Terms.NONE));
            case "CANCELLED", "EXPIRED", "TERMINATED" ->
                Reading.of(SubscriptionNews.of(agreement, Verb.ENDING, at, Terms.NONE));
            default -> Reading.refused("unknown-status");
        };
    }

    private Reading licensed(JsonNode detail, SubscriptionName agreement, Instant at) {
        Optional<SubscriptionName> license = license(detail);
        String buyer = detail.path("acceptor").path("accountId").asText("");
        String product = detail.path("product").path("code").asText("");
        if (license.isEmpty() || buyer.isEmpty() || product.isEmpty()) {
            return Reading.refused("incomplete");
        }
        String arn = detail.path("license").path("arn").asText();
        Instant until = api.paidUntil(product, "LICENSE_ARN", arn).orElse(null);
        return Reading.of(SubscriptionNews.of(
                license.get(),
                Verb.ACTIVATED,
                at,
                new Purchase(buyer, product),
                Terms.licensed(agreement.value().isEmpty() ? null : agreement.value(), arn, until)));
    }
}
