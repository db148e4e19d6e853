package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.truewatch.billing.accounts.cloudaccount.SubscriptionLookupService;
import com.truewatch.billing.accounts.cloudaccount.provider.ParsedEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.Purchase;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    ParsedEvent read(JsonNode event, Instant at) {
        JsonNode detail = event.path("detail");
        SubscriptionKey agreement = AwsSubscriptionKeys.agreement(
                detail.path("agreement").path("id").asText(""));
        return switch (kind(event)) {
            case "Purchase Agreement Created" -> created(detail, agreement, at);
            case "Purchase Agreement Amended" -> amended(agreement, at);
            case "Purchase Agreement Ended" -> ended(detail, agreement, at);
            case "License Updated" -> licensed(detail, agreement, at);
            case LICENSE_DEPROVISIONED -> deprovisioned(detail, agreement, at);
            default -> ParsedEvent.nothing();
        };
    }

    /** What kind of event it is; who of the two parties is told makes no difference. */
    static String kind(JsonNode event) {
        return event.path("detail-type").asText("").replaceFirst(" - .*", "");
    }

    /** The licence that it names. */
    static Optional<SubscriptionKey> license(JsonNode detail) {
        return AwsSubscriptionKeys.license(detail.path("license").path("arn").asText(""));
    }

    /** A renewal is another agreement with another licence, and does not say whose it is; its licence tells more. */
    private static ParsedEvent created(JsonNode detail, SubscriptionKey agreement, Instant at) {
        String intent = detail.path("agreement").path("intent").asText("");
        boolean renews = intent.equals("RENEW") || intent.equals("REPLACE");
        return renews
                ? ParsedEvent.of(SubscriptionEvent.of(agreement, SubscriptionChange.RENEWS, at, SubscriptionTerms.NONE))
                : ParsedEvent.nothing();
    }

    private ParsedEvent amended(SubscriptionKey agreement, Instant at) {
        SubscriptionTerms terms = known.find(agreement)
                .filter(it -> it.licenseArn() != null)
                .map(it -> SubscriptionTerms.until(
                        api.paidUntil(it.productCode(), "LICENSE_ARN", String.valueOf(it.licenseArn()))
                                .orElse(null)))
                .orElse(SubscriptionTerms.NONE);
        return ParsedEvent.of(SubscriptionEvent.of(agreement, SubscriptionChange.UPDATED, at, terms));
    }

    /**
     * Each of the nine statuses that AWS's model has. Superseded or rolled back is a revision, and another one is in force;
     * archived is what has ended for no reason that is told.
     */
    private ParsedEvent ended(JsonNode detail, SubscriptionKey agreement, Instant at) {
        return switch (detail.path("agreement").path("status").asText("")) {
            case "RENEWED", "REPLACED", "SUPERSEDED" ->
                ParsedEvent.of(
                        SubscriptionEvent.of(agreement, SubscriptionChange.SUPERSEDED, at, SubscriptionTerms.NONE));
            case "CANCELLED", "EXPIRED", "TERMINATED", "ARCHIVED" ->
                ParsedEvent.of(SubscriptionEvent.of(agreement, SubscriptionChange.ENDING, at, SubscriptionTerms.NONE));
            case "ACTIVE", "ROLLED_BACK" -> amended(agreement, at);
            default -> ParsedEvent.refused("unknown-status");
        };
    }

    /** Whether that is an end or a renewal, the end of its agreement tells. */
    private static ParsedEvent deprovisioned(JsonNode detail, SubscriptionKey agreement, Instant at) {
        SubscriptionTerms terms = SubscriptionTerms.licensed(name(agreement), null, null);
        return license(detail)
                .map(it -> ParsedEvent.of(SubscriptionEvent.of(it, SubscriptionChange.DEPROVISIONED, at, terms)))
                .orElse(ParsedEvent.refused("no-license"));
    }

    private ParsedEvent licensed(JsonNode detail, SubscriptionKey agreement, Instant at) {
        Optional<SubscriptionKey> license = license(detail);
        String buyer = detail.path("acceptor").path("accountId").asText("");
        String product = detail.path("product").path("code").asText("");
        if (license.isEmpty() || buyer.isEmpty() || product.isEmpty()) {
            return ParsedEvent.refused("incomplete");
        }
        String arn = detail.path("license").path("arn").asText();
        Instant until = api.paidUntil(product, "LICENSE_ARN", arn).orElse(null);
        return ParsedEvent.of(SubscriptionEvent.of(
                license.get(),
                SubscriptionChange.ACTIVATED,
                at,
                new Purchase(buyer, product),
                SubscriptionTerms.licensed(name(agreement), arn, until)));
    }

    private static @Nullable String name(SubscriptionKey agreement) {
        return agreement.value().isEmpty() ? null : agreement.value();
    }
}
