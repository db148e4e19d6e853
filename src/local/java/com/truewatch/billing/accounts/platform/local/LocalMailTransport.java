package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.delivery.mail.Mail;
import com.truewatch.billing.accounts.delivery.mail.MailTransport;
import com.truewatch.billing.accounts.delivery.mail.SmtpMailTransport;
import com.truewatch.billing.accounts.platform.local.Inbox.Captured;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Mails end in the inbox, unless a mail server is to have them. */
@Alternative
@Priority(1)
@Singleton
class LocalMailTransport implements MailTransport {
    private final LocalConfig config;
    private final Inbox inbox;
    private final SmtpMailTransport smtp;
    private final Clock clock;

    LocalMailTransport(LocalConfig config, Inbox inbox, SmtpMailTransport smtp, Clock clock) {
        this.config = config;
        this.inbox = inbox;
        this.smtp = smtp;
        this.clock = clock;
    }

    @Override
    public void send(Mail mail) {
        if (config.captureMessages()) {
            inbox.add(Captured.mail(mail, clock.instant()));
        } else {
            smtp.send(mail);
        }
    }
}
