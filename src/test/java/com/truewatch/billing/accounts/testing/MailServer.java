package com.truewatch.billing.accounts.testing;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
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
import javax.net.ssl.SSLContext;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server that service processes speak to by SMTP. Of what arrives it keeps the codes only, however much it is. */
public final class MailServer implements AutoCloseable {
    /** What stands for the code of a mail without one. */
    public static final String NONE = "none";

    private static final Pattern CODE = Pattern.compile("(?m)^\\s+(\\d{6})\\s*$");

    private final SMTPServer server;
    private final Map<String, BlockingQueue<String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger received = new AtomicInteger();

    public MailServer() {
        this(0);
    }

    /** On this port of this machine. */
    public MailServer(int port) {
        this(SMTPServer.port(port));
    }

    /** Takes no mail before STARTTLS (RFC 3207), and shows the certificate of this context. */
    public static MailServer overTls(SSLContext certificate) {
        return new MailServer(SMTPServer.port(0).enableTLS().requireTLS().startTlsSocketFactory(certificate));
    }

    private MailServer(SMTPServer.Builder kind) {
        server = kind.bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((session, sender, recipient, mail) -> take(recipient, mail))
                .build();
        server.start();
    }

    /** What makes a service send its mails here. */
    public Map<String, String> settings() {
        return settings(server.getPortAllocated());
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

    private void take(String recipient, byte[] mail) {
        codesOf(recipient).add(code(mail));
        received.incrementAndGet();
    }

    private BlockingQueue<String> codesOf(String recipient) {
        return codes.computeIfAbsent(recipient, it -> new LinkedBlockingQueue<>());
    }

    private static String code(byte[] mail) {
        try {
            MimeMultipart parts = (MimeMultipart) new MimeMessage(null, new ByteArrayInputStream(mail)).getContent();
            String text = (String) parts.getBodyPart(0).getContent();
            Matcher code = CODE.matcher(text);
            return code.find() ? code.group(1) : NONE;
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
