package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.cloudaccount.ledger.StoredEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.CloudProvider;
import com.truewatch.billing.accounts.cloudaccount.provider.ParsedEvent;
import jakarta.inject.Singleton;

/** AWS Marketplace: says what its events mean, whichever way they came. */
@Singleton
class AwsProvider implements CloudProvider {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EventBridgeReader events;
    private final SnsParser messages;

    AwsProvider(EventBridgeReader events, SnsParser messages) {
        this.events = events;
        this.messages = messages;
    }

    @Override
    public String name() {
        return AwsSubscriptionKeys.PROVIDER;
    }

    @Override
    public ParsedEvent read(StoredEvent event) {
        try {
            return event.action().startsWith(SnsMessage.ACTION)
                    ? messages.read(SnsMessage.parse(event.body()), event.occurredAt())
                    : events.read(JSON.readTree(event.body()), event.occurredAt());
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            return ParsedEvent.refused("malformed");
        }
    }
}
