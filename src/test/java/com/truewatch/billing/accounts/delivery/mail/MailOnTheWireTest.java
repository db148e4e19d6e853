package com.truewatch.billing.accounts.delivery.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.limits.Circuits;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.profile.RealDelivery;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails octet by octet, as a server gets them, and what readers of different makes understand of them. */
@QuarkusTest
@TestProfile(RealDelivery.class)
class MailOnTheWireTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Prints subject and text as they are read, in UTF-8; no reader of the JVM has any part in it. */
    private static final String PYTHON = """
            import email, email.policy, sys
            mail = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.default)
            defects = [d for part in mail.walk() for d in part.defects]
            text = mail.get_body(("plain",)).get_content()
            sys.stdout.buffer.write((mail["Subject"] + "\\n" + str(defects) + "\\n" + text).encode("utf-8"))
            """;

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    @Inject
    MailTransport transport;

    private static final AtomicReference<@Nullable String> TO_RECIPIENTS = new AtomicReference<>();
    private static ScriptedMailServer server;

    /** Once: a port that is given back may be somebody else's by the next test. */
    @BeforeAll
    static void aServer() throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.mailer.port", Integer.class);
        server = new ScriptedMailServer(port, command -> command.startsWith("RCPT") ? TO_RECIPIENTS.get() : null);
    }

    @AfterAll
    static void closeServer() throws IOException {
        server.close();
    }

    @BeforeEach
    void isHealthy() {
        clock.advance(Circuits.OPEN.plusMillis(1));
        server.forget();
    }

    @AfterEach
    void isLeftAlone() {
        await().atMost(PATIENCE)
                .until(() -> database.count("select count(*) from scheduled_tasks where picked"), is(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyReaderFindsTheCode(String language) throws Exception {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        holder.request().body(Map.of("locale", language)).patch("/api/v1/account");
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        String code = codes.current(change.id());

        byte[] mail = awaitMail();

        assertWellFormed(mail);
        List<Read> read = readByAll(mail);
        for (Read one : read) {
            assertTrue(one.text().lines().anyMatch(it -> it.strip().equals(code)), one.text());
            assertEquals(read.get(0), one);
        }
        assertEquals(
                language.equals("zh") ? "更换账号邮箱的验证码" : "Your code to change the email of your account",
                read.get(0).subject());
    }

    /** Long, folded in the middle of rare characters and pictures, to the longest address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "您的企业实名认证申请已经通过审核：杭州铁砧贸易有限公司（统一社会信用代码）请查看详情并妥善保管",
                "\ud842\udfb7\ud842\udfb7\ud842\udfb7\ud842\udfb7\ud842\udfb7\ud842\udfb7\ud842\udfb7\ud842\udfb7\ud842\udfb7\ud842\udfb7\ud842\udfb7\ud842\udfb7",
                "a\ud83d\ude00b\ud83d\ude00c\ud83d\ude00d\ud83d\ude00e\ud83d\ude00f\ud83d\ude00g\ud83d\ude00h\ud83d\ude00i\ud83d\ude00j\ud83d\ude00k",
                "A subject of Latin letters alone that is longer than one line of seventy-eight characters may be, twice over as it happens"
            })
    void aSubjectArrivesAsItIs(String subject) throws Exception {
        String recipient = "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + ".example";
        String text = ".\n..dots\n" + "long ".repeat(1_000) + "\n" + "长".repeat(2_000) + "\n   123456\n";
        transport.send(new Mail(UUID.randomUUID(), recipient, Locale.CHINESE, subject, text, "<p>" + text + "</p>"));

        byte[] mail = awaitMail();

        assertWellFormed(mail);
        for (Read read : readByAll(mail)) {
            assertEquals(subject, read.subject());
            assertEquals(text.strip(), read.text().strip());
        }
    }

    /** Its words have the recipient's address, which the log does not. */
    @Test
    void aServerThatWantsTimeIsOneLineOfTheLogATry() throws Exception {
        Path log = RealDelivery.LOG;
        long before = Files.size(log);
        TestAccount account = accounts.create();
        TO_RECIPIENTS.set("450 4.2.0 <" + account.email() + ">: Recipient address rejected: Greylisted, see postgrey");
        ChangeCalls.start(Client.of(account), "EMAIL");
        int tries = 5;
        for (int i = 1; i <= tries; i++) {
            int failures = i;
            await().atMost(PATIENCE)
                    .until(
                            () -> database.count(
                                    "select coalesce(max(s.consecutive_failures), 0) from scheduled_tasks s"
                                            + " join message m on m.id::text = s.task_instance where m.account_id = ? and not picked",
                                    account.id()),
                            greaterThan(failures - 1));
            clock.advance(Duration.ofSeconds(61));
        }

        TO_RECIPIENTS.set(null);
        clock.advance(Duration.ofSeconds(61));
        awaitMail();

        String logged =
                new String(Arrays.copyOfRange(Files.readAllBytes(log), (int) before, (int) Files.size(log)), UTF_8);
        assertTrue(logged.contains("The mail server answers 450"), logged);
        assertFalse(logged.contains(account.email()), logged);
        assertFalse(logged.contains("Greylisted"), logged);
        assertFalse(logged.lines().anyMatch(it -> it.startsWith("\tat ")), logged);
    }

    private byte[] awaitMail() {
        await().atMost(PATIENCE).until(() -> server.mails().size(), greaterThan(0));
        return server.mails().get(0);
    }

    /** RFC 5321 (2.3.8: lines end in CR LF), RFC 5322 (2.1.1: 998 octets; 3.6.3: no empty Cc), RFC 2047 (ASCII). */
    private static void assertWellFormed(byte[] mail) {
        String raw = new String(mail, ISO_8859_1);
        assertFalse(raw.replace("\r\n", "").contains("\n"), "a bare LF: " + raw);
        assertFalse(raw.replace("\r\n", "").contains("\r"), "a bare CR");
        String head = raw.substring(0, raw.indexOf("\r\n\r\n"));
        for (String line : raw.split("\r\n", -1)) {
            assertTrue(line.length() <= 998, line);
        }
        for (String field : head.replace("\r\n ", " ").replace("\r\n\t", " ").split("\r\n", -1)) {
            assertTrue(field.matches("[!-9;-~]+: *[!-~][ -~]*"), "empty, or not ASCII: " + field);
        }
        for (String line : head.split("\r\n", -1)) {
            assertFalse(line.isBlank(), head);
        }
        for (String once : List.of("From", "To", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type")) {
            assertEquals(1, head.lines().filter(it -> it.startsWith(once + ":")).count(), once);
        }
        for (String never : List.of("Cc", "Bcc")) {
            assertEquals(
                    0, head.lines().filter(it -> it.startsWith(never + ":")).count(), never);
        }
    }

    private record Read(String subject, String text) {}

    private static List<Read> readByAll(byte[] mail) throws Exception {
        return List.of(readByJakarta(mail), readByMime4j(mail), readByPython(mail));
    }

    private static Read readByJakarta(byte[] mail) throws MessagingException, IOException {
        MimeMessage read = new MimeMessage(null, new ByteArrayInputStream(mail));
        return read(read.getSubject(), (String)
                ((MimeMultipart) read.getContent()).getBodyPart(0).getContent());
    }

    private static Read readByMime4j(byte[] mail) throws IOException {
        Message read = new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(mail));
        TextBody text =
                (TextBody) ((Multipart) read.getBody()).getBodyParts().get(0).getBody();
        return read(read.getSubject(), new String(text.getInputStream().readAllBytes(), text.getMimeCharset()));
    }

    /** A machine without Python has two readers. */
    private static Read readByPython(byte[] mail) throws Exception {
        Process python;
        try {
            python = new ProcessBuilder("python3", "-c", PYTHON)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException none) {
            return readByMime4j(mail);
        }
        python.getOutputStream().write(mail);
        python.getOutputStream().close();
        String[] said = new String(python.getInputStream().readAllBytes(), UTF_8).split("\n", 3);
        assertTrue(python.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertEquals("[]", said[1], "defects");
        return read(said[0], said[2]);
    }

    private static Read read(String subject, String text) {
        return new Read(subject, text.replace("\r\n", "\n").strip());
    }
}
