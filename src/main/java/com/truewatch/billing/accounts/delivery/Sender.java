package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.tracing.Traces;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends one message. No transaction is open while a server is spoken to; the mark that it was sent is a conditional
 * update after that, so a worker killed in between causes one duplicate at most, with the same code.
 */
@Singleton
class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final MessageRepository messages;
    private final CarriedSecrets secrets;
    private final MessageTexts texts;
    private final MailTransport mails;
    private final SmsHandover textMessages;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    Sender(
            MessageRepository messages,
            CarriedSecrets secrets,
            MessageTexts texts,
            MailTransport mails,
            SmsHandover textMessages,
            DeliveryMetrics metrics,
            Clock clock) {
        this.messages = messages;
        this.secrets = secrets;
        this.texts = texts;
        this.mails = mails;
        this.textMessages = textMessages;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Sends it, or ends it when it is no longer worth sending.
     *
     * @throws RuntimeException when the server did not take it; the queue tries again
     */
    void send(OwnedId id) {
        QuarkusTransaction.requiringNew().call(() -> find(id)).ifPresent(this::send);
    }

    private Optional<Due> find(OwnedId id) {
        return messages.findByIdOptional(id).filter(Message::isQueued).map(it -> new Due(it, secrets.of(it)));
    }

    private void send(Due due) {
        Message message = due.message();
        if (!message.isWorthSending(clock.instant())) {
            settle(message, Message.Status.EXPIRED);
        } else if (due.carried().isEmpty()) {
            settle(message, Message.Status.SUPERSEDED);
        } else {
            handOver(message, due.carried().get());
        }
    }

    private void handOver(Message message, Carried carried) {
        try {
            Traces.goOn(message.traceparent(), "send " + message.template(), () -> speak(message, carried));
        } catch (RuntimeException notTaken) {
            metrics.failed(message);
            throw notTaken;
        }
        LOG.debugf(
                "Handed over %s by %s (%s)",
                message.template(), message.channel(), message.id().id());
    }

    private void speak(Message message, Carried carried) {
        switch (message.channel()) {
            case EMAIL -> {
                mails.send(mail(message, texts.letter(message, carried)));
                settle(message, Message.Status.SENT);
            }
            case SMS -> textMessages.send(message, carried);
        }
    }

    private static Mail mail(Message message, Letter letter) {
        return new Mail(
                message.id().id(),
                message.recipient(),
                message.locale(),
                letter.subject(),
                LetterLayout.plainLetter(letter).render(),
                LetterLayout.letter(letter).render());
    }

    private void settle(Message message, Message.Status end) {
        boolean first =
                QuarkusTransaction.requiringNew().call(() -> messages.settle(message.id(), end, clock.instant()));
        if (first) {
            metrics.settled(message, end);
        }
    }

    /** A message that waits, with what it is to carry; empty when that is no longer good. */
    private record Due(Message message, Optional<Carried> carried) {}
}
