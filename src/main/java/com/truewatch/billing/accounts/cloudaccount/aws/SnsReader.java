package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.truewatch.billing.accounts.cloudaccount.Reading;
import com.truewatch.billing.accounts.cloudaccount.SubscriptionName;
import com.truewatch.billing.accounts.cloudaccount.SubscriptionNews;
import com.truewatch.billing.accounts.cloudaccount.Terms;
import com.truewatch.billing.accounts.cloudaccount.Verb;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * What the messages of legacy listings mean.
 *
 * @see <a href="https://docs.aws.amazon.com/marketplace/latest/userguide/saas-notification.html">The messages</a>
 */
@Singleton
class SnsReader {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AwsMarketplaceApi api;

    SnsReader(AwsMarketplaceApi api) {
        this.api = api;
    }

    /** The subscription that a message is about. */
    static SubscriptionName subscription(JsonNode message) {
        return AwsNames.legacy(
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

    Reading read(SnsMessage message, Instant at) {
        JsonNode notice = notice(message);
        SubscriptionName name = subscription(notice);
        return switch (notice.path("action").asText("")) {
            case "subscribe-success" -> Reading.of(SubscriptionNews.of(name, Verb.ACTIVATED, at, Terms.NONE));
            case "unsubscribe-pending" -> Reading.of(SubscriptionNews.of(name, Verb.ENDING, at, Terms.NONE));
            case "unsubscribe-success" -> Reading.of(SubscriptionNews.of(name, Verb.ENDED, at, Terms.NONE));
            case "entitlement-updated" -> Reading.of(SubscriptionNews.of(name, Verb.UPDATED, at, paid(notice)));
            default -> Reading.nothing();
        };
    }

    private Terms paid(JsonNode notice) {
        return Terms.until(api.paidUntil(
                        notice.path("product-code").asText(""),
                        "CUSTOMER_IDENTIFIER",
                        notice.path("customer-identifier").asText(""))
                .orElse(null));
    }
}
