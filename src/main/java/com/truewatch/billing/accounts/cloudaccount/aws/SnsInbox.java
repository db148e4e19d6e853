package com.truewatch.billing.accounts.cloudaccount.aws;

import com.truewatch.billing.accounts.cloudaccount.ledger.EventInbox;
import com.truewatch.billing.accounts.cloudaccount.ledger.NewEvent;
import com.truewatch.billing.accounts.cloudaccount.ledger.RejectedEvent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes in messages of SNS, and confirms the subscription of a topic of ours. */
@Singleton
class SnsInbox {
    private static final String CONFIRMATION = "SubscriptionConfirmation";
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final SnsVerifier verifier;
    private final SnsEndpoint endpoint;
    private final EventInbox inbox;

    SnsInbox(SnsVerifier verifier, SnsEndpoint endpoint, EventInbox inbox) {
        this.verifier = verifier;
        this.endpoint = endpoint;
        this.inbox = inbox;
    }

    /**
     * Takes one in; once this returns, it is stored.
     *
     * @param type as the header says
     * @throws ProblemException {@code unavailable} where no topic is configured or SNS does not answer; {@code forbidden}
     *     for what is not genuine
     */
    void take(String body, @Nullable String type, Client client) {
        if (!verifier.hasTopics()) {
            throw ProblemException.unavailable(RETRY);
        }
        SnsMessage message;
        try {
            message = SnsMessage.parse(body);
        } catch (IllegalArgumentException malformed) {
            throw refuse(body, "malformed", client);
        }
        Optional<String> flaw = message.type().equals(type) ? flaw(message) : Optional.of("unknown-kind");
        if (flaw.isPresent()) {
            throw refuse(body, flaw.get(), client);
        }
        if (message.type().equals(CONFIRMATION)) {
            URI url = SnsVerifier.url(message.text("SubscribeURL"))
                    .orElseThrow(() -> refuse(body, "foreign-subscribe-url", client));
            ask(() -> endpoint.get(url));
        }
        inbox.receive(new NewEvent(
                AwsSubscriptionKeys.PROVIDER,
                message.text("MessageId"),
                SnsMessage.ACTION + message.type(),
                subject(message),
                body,
                Instant.parse(message.text("Timestamp"))));
    }

    private Optional<String> flaw(SnsMessage message) {
        return ask(() -> verifier.flaw(message));
    }

    private static <T> T ask(Supplier<T> question) {
        try {
            return question.get();
        } catch (AwsFailure away) {
            throw ProblemException.unavailable(RETRY);
        }
    }

    private static @Nullable String subject(SnsMessage message) {
        String name = SnsParser.subscription(SnsParser.notice(message)).value();
        return name.startsWith("/") || name.endsWith("/") ? null : name;
    }

    private ProblemException refuse(String body, String code, Client client) {
        inbox.refuse(new RejectedEvent(AwsSubscriptionKeys.PROVIDER, "SNS", body, code), client);
        return new ProblemException(Problem.FORBIDDEN);
    }
}
