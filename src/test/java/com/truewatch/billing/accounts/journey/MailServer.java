package com.truewatch.billing.accounts.journey;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail server that service processes speak to by SMTP, and what has arrived at it. */
final class MailServer implements AutoCloseable {
    private static final Pattern CODE = Pattern.compile("(?m)^\\s+(\\d{6})\\s*$");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    MailServer() {
        server.start();
    }

    /** What makes a service send its mails here. */
    Map<String, String> settings() {
        return settings(server.getSmtp().getPort());
    }

    /** What makes a service send its mails to this port of this machine. */
    static Map<String, String> settings(int port) {
        return Map.of(
                "ACCOUNTS_LOCAL_CAPTURE_MESSAGES", "false",
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", Integer.toString(port));
    }

    int received() {
        return server.getReceivedMessages().length;
    }

    /** The codes that arrived, by recipient, duplicates too. */
    Map<String, List<String>> codes() {
        Map<String, List<String>> codes = new TreeMap<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            codes.computeIfAbsent(recipient(mail), it -> new ArrayList<>()).add(code(mail));
        }
        return codes;
    }

    @Override
    public void close() {
        server.stop();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String code(MimeMessage mail) {
        try {
            String text =
                    (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
            Matcher code = CODE.matcher(text);
            return code.find() ? code.group(1) : "none";
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
