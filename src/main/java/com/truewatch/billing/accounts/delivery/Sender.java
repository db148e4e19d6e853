package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.delivery.mail.Mail;
import com.truewatch.billing.accounts.delivery.mail.MailContent;
import com.truewatch.billing.accounts.delivery.mail.MailTemplates;
import com.truewatch.billing.accounts.delivery.mail.MailTransport;
import com.truewatch.billing.accounts.delivery.sms.SmsDelivery;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.tracing.Traces;
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
     * @return whether its job went with it
     * @throws RuntimeException when the server did not take it; the queue tries again
     */
    public SendQueue.Job send(OwnedId id) {
        return messages.findAlone(id).filter(Message::isQueued).map(this::send).orElse(SendQueue.Job.REMAINS);
    }

    private SendQueue.Job send(Message message) {
        Optional<MessageSecret> carried = secrets.of(message);
        if (!message.isWorthSending(clock.instant())) {
            return settle(message, Message.Status.EXPIRED);
        }
        if (carried.isEmpty()) {
            return settle(message, Message.Status.SUPERSEDED);
        }
        handOver(message, carried.get());
        return message.channel() == Channel.EMAIL ? settle(message, Message.Status.SENT) : SendQueue.Job.REMAINS;
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
            case EMAIL -> mails.send(mail(message, renderer.letter(message, carried)));
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

    private SendQueue.Job settle(Message message, Message.Status end) {
        if (messages.settleWithJob(message.id(), end, clock.instant())) {
            metrics.settled(message, end);
        }
        return SendQueue.Job.IS_GONE;
    }
}
