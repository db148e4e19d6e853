package com.truewatch.billing.accounts.delivery.mail;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.TestClock;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.StartTLSOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said to mail servers of all kinds by the client of Quarkus Mailer, under the settings that are shipped. */
class SmtpMailTransportTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final String RECIPIENT = "ada.lovelace@acme.example";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int POOL = 3;

    private final TestClock clock = new TestClock();
    private Function<String, @Nullable String> script = command -> null;
    private ScriptedMailServer server;
    private io.vertx.ext.mail.MailConfig client;
    private Optional<List<String>> approved = Optional.empty();

    @BeforeEach
    void aServer() throws IOException {
        server = new ScriptedMailServer(0, command -> script.apply(command));
        Properties shipped = new Properties();
        try (InputStream file = Files.newInputStream(Path.of("src/main/resources/application.properties"))) {
            shipped.load(file);
        }
        client = new io.vertx.ext.mail.MailConfig("127.0.0.1", server.port())
                .setStarttls(StartTLSOptions.DISABLED)
                .setMaxPoolSize(POOL)
                .setKeepAlive(Boolean.parseBoolean(shipped.getProperty("quarkus.mailer.keep-alive")))
                .setPipelining(Boolean.parseBoolean(shipped.getProperty("quarkus.mailer.pipelining")))
                .setAuthMethods(shipped.getProperty("quarkus.mailer.auth-methods"));
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @AfterAll
    static void stop() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Gmail offers in this order; others put XOAUTH2 first. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AUTH PLAIN XOAUTH2 PLAIN-CLIENTTOKEN OAUTHBEARER XOAUTH",
                "AUTH XOAUTH2 PLAIN",
                "AUTH XOAUTH2 OAUTHBEARER PLAIN",
                "AUTH PLAIN"
            })
    void aPasswordIsSentAsOne(String offer) {
        client.setUsername("ada").setPassword("secret");
        script = command -> command.startsWith("EHLO") ? "250-mail.example\n250-SIZE 35882577\n250 " + offer : null;

        transport().send(mail());

        String token = Base64.getEncoder().encodeToString("\0ada\0secret".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of("AUTH PLAIN " + token),
                server.commands().stream().filter(it -> it.startsWith("AUTH")).toList());
        assertEquals(1, server.mails().size());
    }

    @Test
    void aPasswordIsNoTokenWhereThatIsAllThatIsTaken() {
        client.setUsername("ada").setPassword("secret");
        script = command -> command.startsWith("EHLO") ? "250-mail.example\n250 AUTH XOAUTH2" : null;

        transport().send(mail());

        assertTrue(server.commands().stream().noneMatch(it -> it.startsWith("AUTH")));
    }

    @Test
    void aTokenIsSentWhereTheSettingSaysSo() {
        client.setUsername("ada").setPassword("token").setAuthMethods("XOAUTH2");
        script = command -> command.startsWith("EHLO") ? "250-mail.example\n250 AUTH PLAIN XOAUTH2" : null;

        transport().send(mail());

        assertTrue(server.commands().stream().anyMatch(it -> it.startsWith("AUTH XOAUTH2 ")), "by token");
    }

    /** As postgrey says it, with the recipient's address; many more tries than there are places for connections. */
    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA", "."})
    void aServerThatWantsTimeKeepsNoConnectionAndItsWordsAreLeftOut(String at) {
        boolean[] waiting = {true};
        script = command -> command.startsWith("EHLO")
                ? "250-mail.example\n250-PIPELINING\n250 ENHANCEDSTATUSCODES"
                : waiting[0] && command.startsWith(at)
                        ? "450 4.2.0 <" + RECIPIENT + ">: Recipient address rejected: Greylisted"
                        : null;
        SmtpMailTransport transport = transport();

        for (int i = 0; i < 10 * POOL; i++) {
            MailNotTakenException refused = assertThrows(MailNotTakenException.class, () -> transport.send(mail()));
            assertEquals("The mail server answers 450", refused.getMessage());
            assertNull(refused.getCause());
            assertEquals(0, refused.getStackTrace().length);
            assertEquals(0, refused.getSuppressed().length);
        }
        waiting[0] = false;
        transport.send(mail());

        await().atMost(PATIENCE).until(server::open, is(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 no", "421 later", "HTTP/1.1 400 Bad Request"})
    void whatIsNoMailServerIsOneLineToo(String greeting) {
        script = command -> command.isEmpty() ? greeting : null;

        MailNotTakenException refused =
                assertThrows(MailNotTakenException.class, () -> transport().send(mail()));

        assertEquals(
                "No mail server: The mail server does not greet: " + greeting.substring(0, 3), refused.getMessage());
        assertEquals(0, refused.getStackTrace().length);
    }

    @Test
    void whatIsNoAddressIsNotRepeated() {
        Mail wrong = new Mail(UUID.randomUUID(), "ada lovelace", Locale.ENGLISH, "Code", "text", "html");

        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> transport().send(wrong));

        assertEquals("The recipient of a mail is no address: " + wrong.messageId(), refused.getMessage());
        assertNull(refused.getCause());
    }

    @Test
    void othersThanApprovedRecipientsGetNothing() {
        approved = Optional.of(List.of(".*@staff.example"));

        transport().send(mail());
        assertEquals(List.of(), server.commands());

        approved = Optional.of(List.of(".*@staff.example", " ada.*"));
        transport().send(mail());
        assertEquals(1, server.mails().size());
    }

    private SmtpMailTransport transport() {
        MailConfig config = new SmallRyeConfigBuilder()
                .withMapping(MailConfig.class)
                .withDefaultValues(Map.of(
                        "accounts.mail.message-id-domain", "billing.example", "accounts.mail.greeting-timeout", "PT1S"))
                .build()
                .getConfigMapping(MailConfig.class);
        return new SmtpMailTransport(
                MailClient.create(VERTX, client),
                new MailMessages("Billing <no-reply@billing.example>", Optional.empty(), config),
                new MailHold(false, approved),
                new MailCircuit(clock),
                new MailGreeting(
                        "127.0.0.1", Optional.of(server.port()), Optional.empty(), Optional.empty(), config, clock),
                VERTX,
                Duration.ofSeconds(3));
    }

    private static Mail mail() {
        return new Mail(UUID.randomUUID(), RECIPIENT, Locale.ENGLISH, "Your code", "123456\n", "<p>123456</p>");
    }
}
