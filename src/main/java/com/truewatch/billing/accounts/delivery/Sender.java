package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.delivery.mail.Mail;
import com.truewatch.billing.accounts.delivery.mail.MailContent;
import com.truewatch.billing.accounts.delivery.mail.MailTemplates;
import com.truewatch.billing.accounts.delivery.mail.MailTransport;
import com.truewatch.billing.accounts.delivery.sms.SmsDelivery;
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
public class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final MessageRepository messages;
    private final MessageSecrets secrets;
    private final MessageRenderer renderer;
    private final MailTransport mails;
    private final SmsDelivery textMessages;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    Sender(
            MessageRepository messages,
            MessageSecrets secrets,
            MessageRenderer renderer,
            MailTransport mails,
            SmsDelivery textMessages,
            DeliveryMetrics metrics,
            Clock clock) {
        this.messages = messages;
        this.secrets = secrets;
        this.renderer = renderer;
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
    public void send(OwnedId id) {
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

    private void handOver(Message message, MessageSecret carried) {
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

    private void speak(Message message, MessageSecret carried) {
        switch (message.channel()) {
            case EMAIL -> {
                mails.send(mail(message, renderer.letter(message, carried)));
                settle(message, Message.Status.SENT);
            }
            case SMS -> textMessages.send(message, carried);
        }
    }

    private static Mail mail(Message message, MailContent content) {
        return new Mail(
                message.id().id(),
                message.recipient(),
                message.locale(),
                content.subject(),
                MailTemplates.plainLetter(content).render(),
                MailTemplates.letter(content).render());
    }

    private void settle(Message message, Message.Status end) {
        boolean first =
                QuarkusTransaction.requiringNew().call(() -> messages.settle(message.id(), end, clock.instant()));
        if (first) {
            metrics.settled(message, end);
        }
    }

    /** A message that waits, with what it is to carry; empty when that is no longer good. */
    private record Due(Message message, Optional<MessageSecret> carried) {}
}
