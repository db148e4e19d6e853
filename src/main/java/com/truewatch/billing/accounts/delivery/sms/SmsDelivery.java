package com.truewatch.billing.accounts.delivery.sms;

import com.truewatch.billing.accounts.delivery.DeliveryMetrics;
import com.truewatch.billing.accounts.delivery.Message;
import com.truewatch.billing.accounts.delivery.MessageRenderer;
import com.truewatch.billing.accounts.delivery.MessageRepository;
import com.truewatch.billing.accounts.delivery.MessageSecret;
import com.truewatch.billing.accounts.delivery.NotSentException;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;

/**
 * Hands a text message over and writes down what came of it. Each handover is counted before the provider is asked and
 * counts as long as its outcome is unknown, so a provider gets a message twice at most, whoever is killed when.
 */
@Singleton
public class SmsDelivery {
    private final MessageRepository messages;
    private final MessageRenderer renderer;
    private final SmsGateway gateway;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    SmsDelivery(
            MessageRepository messages,
            MessageRenderer renderer,
            SmsGateway gateway,
            DeliveryMetrics metrics,
            Clock clock) {
        this.messages = messages;
        this.renderer = renderer;
        this.gateway = gateway;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Hands it over once, unless that was begun twice already without an outcome.
     *
     * @throws NotSentException when it certainly was not sent and may be later
     */
    public void send(Message message, MessageSecret carried) {
        OwnedId id = message.id();
        if (!QuarkusTransaction.requiringNew().call(() -> messages.beginHandover(id))) {
            QuarkusTransaction.requiringNew().run(() -> messages.giveUp(id));
            metrics.settled(message, Message.Status.UNCERTAIN);
            return;
        }
        SmsOutcome outcome = gateway.send(
                new TextMessage(id.id(), message.recipient(), renderer.sms(message, carried), message.expiresAt()));
        QuarkusTransaction.requiringNew().run(() -> messages.settle(id, outcome, clock.instant()));
        Message.Status status = Message.Status.after(outcome);
        if (status != Message.Status.QUEUED) {
            metrics.settled(message, status);
        }
        if (outcome instanceof SmsOutcome.Failed failed && failed.failure().mayBeRepeated()) {
            throw new NotSentException(failed);
        }
    }
}
