package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.truewatch.billing.accounts.cloudaccount.provider.ParsedEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * What the messages of legacy listings mean.
 *
 * @see <a href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-notification.html">The messages</a>
 */
@Singleton
class SnsParser {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsMarketplaceApi api;

    SnsParser(AwsMarketplaceApi api) {
        this.api = api;
    }

    /** The subscription that a message is about. */
    static SubscriptionKey subscription(JsonNode message) {
        return AwsSubscriptionKeys.legacy(
                message.path("customer-identifier").asText(""),
                message.path("product-code").asText(""));
    }

    /** The notice in a message; nothing where it holds something else. */
    static JsonNode notice(SnsMessage message) {
        try {
            return JSON.readTree(message.text("Message"));
        } catch (JsonProcessingException text) {
            return MissingNode.getInstance();
        }
    }

    ParsedEvent read(SnsMessage message, Instant at) {
        JsonNode notice = notice(message);
        SubscriptionKey name = subscription(notice);
        return switch (notice.path("action").asText("")) {
            case "subscribe-success" ->
                ParsedEvent.of(SubscriptionEvent.of(name, SubscriptionChange.ACTIVATED, at, SubscriptionTerms.NONE));
            case "unsubscribe-pending" ->
                ParsedEvent.of(SubscriptionEvent.of(name, SubscriptionChange.ENDING, at, SubscriptionTerms.NONE));
            case "unsubscribe-success" ->
                ParsedEvent.of(SubscriptionEvent.of(name, SubscriptionChange.ENDED, at, SubscriptionTerms.NONE));
            case "entitlement-updated" ->
                ParsedEvent.of(SubscriptionEvent.of(name, SubscriptionChange.UPDATED, at, paid(notice)));
            default -> ParsedEvent.nothing();
        };
    }

    private SubscriptionTerms paid(JsonNode notice) {
        return SubscriptionTerms.until(api.paidUntil(
                        notice.path("product-code").asText(""),
                        "CUSTOMER_IDENTIFIER",
                        notice.path("customer-identifier").asText(""))
                .orElse(null));
    }
}
