package com.truewatch.billing.accounts.delivery.mail;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Writes a mail down for the client of Quarkus Mailer. The mailer's own message is not used: it always has a list of Cc, which
 * becomes an empty header (RFC 5322, 3.6.3, allows none).
 */
@Singleton
class MailMessages {
    private final String from;
    private final Optional<String> bounceAddress;
    private final MailConfig config;

    MailMessages(
            @ConfigProperty(name = "quarkus.mailer.from") String from,
            @ConfigProperty(name = "quarkus.mailer.bounce-address") Optional<String> bounceAddress,
            MailConfig config) {
        this.from = from;
        this.bounceAddress = bounceAddress;
        this.config = config;
    }

    /**
     * As both text and HTML. {@code Auto-Submitted} (RFC 3834) and {@code X-Auto-Response-Suppress} (Exchange) keep vacation
     * notes from answering.
     *
     * @throws IllegalArgumentException for a recipient that is no address
     */
    MailMessage of(Mail mail) {
        requireAddress(mail);
        MailMessage message = new MailMessage()
                .setFrom(from)
                .setTo(mail.recipient())
                .setText(lines(mail.text()))
                .setHtml(lines(mail.html()))
                .addHeader("To", mail.recipient())
                .addHeader("Message-ID", "<" + mail.messageId() + "@" + config.messageIdDomain() + ">")
                .addHeader("Content-Language", mail.language().toLanguageTag())
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("X-Auto-Response-Suppress", "All");
        bounceAddress.ifPresent(message::setBounceAddress);
        // As a map, since the message takes no folded field.
        MultiMap folded = message.getHeaders();
        folded.add("From", HeaderText.address("From", from));
        folded.add("Subject", HeaderText.words("Subject", mail.subject()));
        config.replyTo().ifPresent(it -> folded.add("Reply-To", HeaderText.address("Reply-To", it)));
        return message;
    }

    private static void requireAddress(Mail mail) {
        try {
            new EmailAddress(mail.recipient());
        } catch (IllegalArgumentException quoting) {
            // Without its cause, which quotes the address.
            throw new IllegalArgumentException("The recipient of a mail is no address: " + mail.messageId());
        }
    }

    /** The client ends each of these by CR LF; a CR of the text would be one too many. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
