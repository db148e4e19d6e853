package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends one message. No transaction is open while a server is spoken to; the mark that it was sent is a conditional
 * update after that, so a worker killed in between causes one duplicate at most, with the same code.
 */
@Singleton
class Sender {
    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final MessageRepository messages;
    private final CodeSource codes;
    private final MessageTexts texts;
    private final MailTransport mails;
    private final SmsHandover textMessages;
    private final Clock clock;

    Sender(
            MessageRepository messages,
            CodeSource codes,
            MessageTexts texts,
            MailTransport mails,
            SmsHandover textMessages,
            Clock clock) {
        this.messages = messages;
        this.codes = codes;
        this.texts = texts;
        this.mails = mails;
        this.textMessages = textMessages;
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
        Optional<Map<String, String>> values = values(message);
        if (values.isEmpty()) {
            settle(id, Message.Status.SUPERSEDED);
            return;
        }
        handOver(message, values.get());
        LOG.debugf("Handed over %s by %s (%s)", message.template(), message.channel(), id.id());
    }

    private void handOver(Message message, Map<String, String> values) {
        switch (message.channel()) {
            case EMAIL -> {
                mails.send(new Mail(
                        message.id().id(),
                        message.recipient(),
                        texts.subject(message.template(), message.locale(), values),
                        texts.mail(message.template(), message.locale(), values)));
                settle(message.id(), Message.Status.SENT);
            }
            case SMS -> textMessages.send(message, values);
        }
    }

    /** What the text is filled with; empty when the code it was to carry is no longer the valid one. */
    private Optional<Map<String, String>> values(Message message) {
        @Nullable Integer send = message.challengeSend();
        if (message.challengeId() == null || send == null) {
            return Optional.of(message.parameters());
        }
        return codes.codeFor(message.id().accountId(), message.challengeId(), send)
                .map(code -> {
                    Map<String, String> values = new HashMap<>(message.parameters());
                    values.put("code", code);
                    return values;
                });
    }

    private void settle(OwnedId id, Message.Status status) {
        QuarkusTransaction.requiringNew().run(() -> messages.settle(id, status, clock.instant()));
    }
}
