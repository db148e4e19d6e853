package com.truewatch.billing.accounts.testing;

import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A mail server that service processes speak to by SMTP. Of what arrives it keeps the codes only, however much it is. */
public final class MailServer implements AutoCloseable {
    /** What stands for the code of a mail without one. */
    public static final String NONE = "none";

    private static final Pattern CODE = Pattern.compile("(?m)^\\s+(\\d{6})\\s*$");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final GreenMailUser everybody = server.setUser("everybody@mail.example", "");
    private final Map<String, BlockingQueue<String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger received = new AtomicInteger();

    public MailServer() {
        // A client that is killed in the middle of a mail ends a thread of GreenMail's: nothing that others wait for.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        server.getUserManager().setMessageDeliveryHandler((mail, recipient) -> take(mail, recipient.getEmail()));
        server.start();
    }

    /** What makes a service send its mails here. */
    public Map<String, String> settings() {
        return settings(server.getSmtp().getPort());
    }

    /** What makes a service send its mails to this port of this machine. */
    public static Map<String, String> settings(int port) {
        return Map.of(
                "ACCOUNTS_LOCAL_CAPTURE_MESSAGES", "false",
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", Integer.toString(port));
    }

    public int received() {
        return received.get();
    }

    /** The codes that arrived and were not taken, by recipient, duplicates too. */
    public Map<String, List<String>> codes() {
        Map<String, List<String>> copy = new TreeMap<>();
        codes.forEach((recipient, arrived) -> copy.put(recipient, List.copyOf(arrived)));
        return copy;
    }

    /** Takes the oldest code that came to this recipient; waits for it, and is empty when none comes. */
    public Optional<String> takeCode(String recipient, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        String code = NONE;
        while (NONE.equals(code)) {
            long left = Duration.between(Instant.now(), end).toMillis();
            code = codesOf(recipient).poll(left, TimeUnit.MILLISECONDS);
        }
        return Optional.ofNullable(code);
    }

    /** Forgets what has come to this recipient so far. */
    public void forget(String recipient) {
        codes.remove(recipient);
    }

    @Override
    public void close() {
        server.stop();
    }

    /** The one mailbox is emptied as mails come: nobody reads it. */
    private GreenMailUser take(MovingMessage mail, String recipient) {
        codesOf(recipient).add(code(mail));
        received.incrementAndGet();
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException failed) {
            throw new IllegalStateException(failed);
        }
        return everybody;
    }

    private BlockingQueue<String> codesOf(String recipient) {
        return codes.computeIfAbsent(recipient, it -> new LinkedBlockingQueue<>());
    }

    private static String code(MovingMessage mail) {
        try {
            String text = (String) ((MimeMultipart) mail.getMessage().getContent())
                    .getBodyPart(0)
                    .getContent();
            Matcher code = CODE.matcher(text);
            return code.find() ? code.group(1) : NONE;
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
