package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
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
    private final MessageValues values;
    private final MessageTexts texts;
    private final MailTransport mails;
    private final SmsGateway sms;
    private final Clock clock;

    Sender(
            MessageRepository messages,
            MessageValues values,
            MessageTexts texts,
            MailTransport mails,
            SmsGateway sms,
            Clock clock) {
        this.messages = messages;
        this.values = values;
        this.texts = texts;
        this.mails = mails;
        this.sms = sms;
        this.clock = clock;
    }

    /**
     * Sends it, or ends it when it is no longer worth sending.
     *
     * @throws RuntimeException when the server did not take it; the queue tries again
     */
    void send(OwnedId id) {
        Message message = QuarkusTransaction.requiringNew().call(() -> messages.findById(id));
        if (message == null || !message.isQueued()) {
            return;
        }
        if (!message.isWorthSending(clock.instant())) {
            settle(id, Message.Status.EXPIRED);
            return;
        }
        Optional<Map<String, String>> filling = values.of(message);
        if (filling.isEmpty()) {
            settle(id, Message.Status.SUPERSEDED);
            return;
        }
        handOver(message, filling.get());
        settle(id, Message.Status.SENT);
        LOG.debugf("Sent %s by %s (%s)", message.template(), message.channel(), id.id());
    }

    private void handOver(Message message, Map<String, String> values) {
        switch (message.channel()) {
            case EMAIL ->
                mails.send(new Mail(
                        message.id().id(),
                        message.recipient(),
                        texts.subject(message.template(), message.locale(), values),
                        texts.mail(message.template(), message.locale(), values)));
            case SMS ->
                sms.send(new TextMessage(
                        message.id().id(),
                        message.recipient(),
                        texts.sms(message.template(), message.locale(), values)));
        }
    }

    private void settle(OwnedId id, Message.Status status) {
        QuarkusTransaction.requiringNew().run(() -> messages.settle(id, status, clock.instant()));
    }
}
