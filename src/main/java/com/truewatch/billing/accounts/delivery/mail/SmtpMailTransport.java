package com.truewatch.billing.accounts.delivery.mail;

import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Mail by SMTP, through Quarkus Mailer. All of it is on one event loop: where several ask for a connection at once, Vert.x may
 * open it on the event loop of one and listen to it on that of another, and what the server says first is lost between the two.
 * Such a connection is silent until {@code quarkus.mailer.timeout}, and keeps its place in the pool for longer.
 */
@Singleton
public class SmtpMailTransport implements MailTransport {
    private final ReactiveMailer mailer;
    private final MailConfig config;
    private final MailCircuit circuit;
    private final MailGreeting greeting;
    private final boolean mock;
    private final Context eventLoop;
    private final Duration timeout;

    SmtpMailTransport(
            ReactiveMailer mailer,
            MailConfig config,
            MailCircuit circuit,
            MailGreeting greeting,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.mailer.mock", defaultValue = "false") boolean mock,
            @ConfigProperty(name = "quarkus.mailer.timeout") Duration timeout) {
        this.mailer = mailer;
        this.config = config;
        this.circuit = circuit;
        this.greeting = greeting;
        this.mock = mock;
        this.eventLoop = vertx.getOrCreateContext();
        this.timeout = timeout;
    }

    /**
     * Sends it as both text and HTML. {@code Auto-Submitted} (RFC 3834) and {@code X-Auto-Response-Suppress} (Exchange)
     * keep vacation notes from answering.
     */
    @Override
    public void send(Mail mail) {
        io.quarkus.mailer.Mail outgoing = io.quarkus.mailer.Mail.withText(mail.recipient(), mail.subject(), mail.text())
                .setHtml(mail.html())
                .addHeader("Message-ID", "<" + mail.messageId() + "@" + config.messageIdDomain() + ">")
                .addHeader("Content-Language", mail.language().toLanguageTag())
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("X-Auto-Response-Suppress", "All");
        config.replyTo().ifPresent(outgoing::setReplyTo);
        circuit.run(() -> speak(outgoing));
    }

    private void speak(io.quarkus.mailer.Mail outgoing) {
        if (!mock) {
            greeting.require();
        }
        try {
            Uni.createFrom()
                    .deferred(() -> mailer.send(outgoing))
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
