package com.truewatch.billing.accounts.delivery;

import io.quarkus.mailer.Mailer;
import jakarta.inject.Singleton;

/** Mail by SMTP, through Quarkus Mailer. */
@Singleton
public class SmtpMailTransport implements MailTransport {
    private final Mailer mailer;
    private final MailConfig config;

    SmtpMailTransport(Mailer mailer, MailConfig config) {
        this.mailer = mailer;
        this.config = config;
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
        mailer.send(outgoing);
    }
}
