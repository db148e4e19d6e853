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

    @Override
    public void send(Mail mail) {
        mailer.send(io.quarkus.mailer.Mail.withText(mail.recipient(), mail.subject(), mail.text())
                .addHeader("Message-ID", "<" + mail.messageId() + "@" + config.messageIdDomain() + ">")
                .addHeader("Auto-Submitted", "auto-generated"));
    }
}
