package com.truewatch.billing.accounts.delivery.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Mail by SMTP, through the client of Quarkus Mailer. All of it is on one event loop: where several ask for a connection at
 * once, Vert.x may open it on the event loop of one and listen to it on that of another, and what the server says first is lost
 * between the two. Such a connection is silent until {@code quarkus.mailer.timeout}, and keeps its place in the pool for longer.
 */
@Singleton
public class SmtpMailTransport implements MailTransport {
    private final MailClient client;
    private final MailMessages messages;
    private final MailHold hold;
    private final MailCircuit circuit;
    private final MailGreeting greeting;
    private final Context eventLoop;
    private final Duration timeout;

    SmtpMailTransport(
            MailClient client,
            MailMessages messages,
            MailHold hold,
            MailCircuit circuit,
            MailGreeting greeting,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.mailer.timeout") Duration timeout) {
        this.client = client;
        this.messages = messages;
        this.hold = hold;
        this.circuit = circuit;
        this.greeting = greeting;
        this.eventLoop = vertx.getOrCreateContext();
        this.timeout = timeout;
    }

    @Override
    public void send(Mail mail) {
        if (hold.keeps(mail)) {
            return;
        }
        MailMessage message = messages.of(mail);
        try {
            circuit.run(() -> speak(message));
        } catch (RuntimeException notTaken) {
            throw MailNotTakenException.of(notTaken);
        }
    }

    private void speak(MailMessage message) {
        greeting.require();
        try {
            Uni.createFrom()
                    .completionStage(() -> client.sendMail(message).toCompletionStage())
                    .runSubscriptionOn(sending -> eventLoop.runOnContext(now -> sending.run()))
                    .await()
                    .atMost(timeout);
        } catch (RuntimeException notTaken) {
            greeting.failed();
            throw notTaken;
        }
        greeting.heard();
    }
}
