package com.truewatch.billing.accounts.cloudaccount.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.cloudaccount.ledger.EventInbox;
import com.truewatch.billing.accounts.cloudaccount.ledger.NewEvent;
import com.truewatch.billing.accounts.cloudaccount.ledger.RejectedEvent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes in events of EventBridge, which are not signed: a shared secret says that they are genuine. */
@Singleton
class EventBridgeInbox {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACTION = "EventBridge";
    private static final int LONGEST_ACTION = 100;
    private static final int LONGEST_ID = 200;
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final List<byte[]> secrets;
    private final Set<String> sellers;
    private final EventInbox inbox;

    EventBridgeInbox(AwsConfig config, EventInbox inbox) {
        this.secrets = config.eventSecrets().orElse(List.of()).stream()
                .map(it -> it.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.sellers = Stream.concat(
                        config.sellerAccount().stream(),
                        config.marketplaces().values().stream().flatMap(it -> it.sellerAccount().stream()))
                .collect(Collectors.toSet());
        this.inbox = inbox;
    }

    /**
     * Takes one in; once this returns, it is stored.
     *
     * @throws ProblemException {@code unavailable} where no secret is configured; {@code forbidden} without a right one, and
     *     for an event of another seller; {@code invalid-request} for what is no event
     */
    void take(String body, @Nullable String secret, Client client) {
        if (secrets.isEmpty()) {
            throw ProblemException.unavailable(RETRY);
        }
        if (!isSecret(secret)) {
            throw refuse(body, "secret", client);
        }
        try {
            JsonNode event = JSON.readTree(body);
            if (!sellers.isEmpty() && !sellers.contains(event.path("account").asText(""))) {
                throw refuse(body, "foreign-account", client);
            }
            inbox.receive(read(event, body));
        } catch (JsonProcessingException | DateTimeException malformed) {
            inbox.refuse(new RejectedEvent(AwsSubscriptionKeys.PROVIDER, ACTION, body, "malformed"), client);
            throw ProblemException.violation("", "must be an event of EventBridge");
        }
    }

    private ProblemException refuse(String body, String code, Client client) {
        inbox.refuse(new RejectedEvent(AwsSubscriptionKeys.PROVIDER, ACTION, body, code), client);
        return new ProblemException(Problem.FORBIDDEN);
    }

    /** Each is compared, in constant time, so that an answer's time says nothing. */
    private boolean isSecret(@Nullable String given) {
        byte[] bytes = given == null ? new byte[0] : given.getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (byte[] secret : secrets) {
            found |= Secrets.sameBytes(secret, bytes);
        }
        return found;
    }

    private static NewEvent read(JsonNode event, String body) {
        String id = event.path("id").asText("");
        String kind = EventBridgeReader.kind(event);
        Instant at = Instant.parse(event.path("time").asText(""));
        if (id.isEmpty() || id.length() > LONGEST_ID || kind.isEmpty() || kind.length() > LONGEST_ACTION) {
            throw new DateTimeException("not an event");
        }
        return new NewEvent(AwsSubscriptionKeys.PROVIDER, id, kind, subject(event, kind), body, at);
    }

    /** The end of a licence waits for the licence, which may be known before its agreement is. */
    private static @Nullable String subject(JsonNode event, String kind) {
        JsonNode detail = event.path("detail");
        String agreement = detail.path("agreement").path("id").asText("");
        String subject = kind.equals(EventBridgeReader.LICENSE_DEPROVISIONED)
                ? EventBridgeReader.license(detail).map(it -> it.value()).orElse(agreement)
                : agreement;
        return subject.isEmpty() || subject.length() > LONGEST_ID ? null : subject;
    }
}
