package com.truewatch.billing.accounts.delivery;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.truewatch.billing.accounts.delivery.mail.Mail;
import com.truewatch.billing.accounts.delivery.mail.MailTransport;
import com.truewatch.billing.accounts.delivery.sms.StubbedProviders;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.Circuits;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Metrics;
import com.truewatch.billing.accounts.testing.Rounds;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.profile.RealDelivery;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.server.SMTPServer;

/** Mail over real SMTP, to a server that is sometimes away. */
@QuarkusTest
@TestProfile(RealDelivery.class)
class SmtpDeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 12;

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    @Inject
    Outbox outbox;

    @Inject
    Sender sender;

    @Inject
    MailTransport mails;

    final List<MimeMessage> received = new CopyOnWriteArrayList<>();
    SMTPServer server;
    TestAccount account;
    Client holder;

    @BeforeEach
    void startServer() {
        int port = ConfigProvider.getConfig().getValue("quarkus.mailer.port", Integer.class);
        server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((session, sender, recipient, mail) -> received.add(parse(mail)))
                .build();
        account = accounts.create();
        holder = Client.of(account);
    }

    /** The circuit may be open, after what another test did: time passes until a mail goes through. */
    private void startHealthy() {
        server.start();
        Mail first = new Mail(UUID.randomUUID(), account.email(), Locale.ENGLISH, "The first", "Text", "<p>Text</p>");
        await().atMost(PATIENCE).until(() -> {
            clock.advance(Circuits.OPEN.plusMillis(1));
            try {
                mails.send(first);
                return true;
            } catch (RuntimeException notYet) {
                return false;
            }
        });
        received.clear();
    }

    /** Not while a worker speaks to it: it would wait for an answer that never comes. */
    @AfterEach
    void stopServer() {
        await().atMost(PATIENCE)
                .until(() -> database.count("select count(*) from scheduled_tasks where picked"), is(0));
        server.stop();
    }

    @Test
    void aMailSaysWhoSentItAndWhatItIs() throws Exception {
        server.start();
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");

        MimeMessage mail = awaitMails(1).get(0);

        assertEquals("Your code to change the email of your account", subject(mail));
        assertTrue(text(mail).contains(codes.current(change.id())), text(mail));
        assertTrue(text(mail).contains(account.username()), text(mail));
        assertEquals("TrueWatch Billing Center <no-reply@billing.truewatch.example>", mail.getFrom()[0].toString());
        assertEquals(account.email(), mail.getAllRecipients()[0].toString());
        assertEquals(messageId(messageOf(account)), mail.getMessageID());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
        assertEquals("en", mail.getHeader("Content-Language", null));
        assertEquals("support@billing.truewatch.example", mail.getReplyTo()[0].toString());
    }

    @Test
    void aMailIsTextAndHtmlOfTheSameWords() throws Exception {
        server.start();
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");

        MimeMessage mail = awaitMails(1).get(0);

        assertTrue(mail.isMimeType("multipart/alternative"), mail.getContentType());
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
        String html = (String) parts.getBodyPart(1).getContent();
        for (String said : List.of(codes.current(change.id()), account.username(), "If this was not you")) {
            assertTrue(text(mail).contains(said), said);
            assertTrue(html.contains(said), said);
        }
    }

    @Test
    void aHolderWhoReadsChineseGetsChinese() throws Exception {
        server.start();
        holder.request()
                .body(Map.of("locale", "zh"))
                .patch("/api/v1/account")
                .then()
                .statusCode(200);
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");

        MimeMessage mail = awaitMails(1).get(0);

        assertEquals("更换账号邮箱的验证码", subject(mail));
        assertTrue(text(mail).contains("十分钟内有效"), text(mail));
        assertTrue(text(mail).contains(codes.current(change.id())), text(mail));
    }

    /** Each by a connection of its own. One that does not hear the server is an exception, after the timeout. */
    @Test
    void manyAtOnceAllHearTheServer() throws Exception {
        startHealthy();
        Mail mail = new Mail(UUID.randomUUID(), account.email(), Locale.ENGLISH, "Of many", "Text", "<p>Text</p>");

        for (int round = 0; round < Rounds.COUNT; round++) {
            AtOnce.times(AT_ONCE, () -> {
                mails.send(mail);
                return null;
            });
        }

        assertEquals(Rounds.COUNT * AT_ONCE, received.size());
    }

    /** It takes connections and says nothing: as many mails as may wait for it, and then none. */
    @Test
    void aServerThatHangsKeepsNoTextMessageWaiting() throws Exception {
        acceptTextMessages();
        startHealthy();
        server.stop();
        clock.advance(Duration.ofSeconds(11));
        try (ServerSocket silent = new ServerSocket()) {
            silent.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()), 100);
            QuarkusTransaction.requiringNew()
                    .run(() -> IntStream.range(0, 30).forEach(i -> outbox.add(notice(Duration.ofDays(3)))));
            await().atMost(PATIENCE)
                    .until(
                            () -> database.count(
                                    "select count(*) from scheduled_tasks where picked and task_name = 'send'"),
                            greaterThan(0));
            QuarkusTransaction.requiringNew().run(() -> outbox.add(textMessage()));
            await().atMost(PATIENCE)
                    .until(
                            () -> database.rows(
                                    "select status from message where recipient = ? and status = 'SENT'",
                                    account.phone()),
                            not(empty()));

            int failed = failedMails();
            assertTrue(failed <= 8, () -> "the text message waited for " + failed + " mails");
            await().atMost(PATIENCE).until(this::failedMails, is(30));
        }
        await().atMost(PATIENCE)
                .until(() -> database.count("select count(*) from scheduled_tasks where picked"), is(0));
        database.execute("delete from scheduled_tasks where task_name = 'send'");
    }

    private int failedMails() {
        return database.count(
                "select count(*) from scheduled_tasks s join message m on m.id::text = s.task_instance"
                        + " where m.account_id = ? and m.channel = 'EMAIL' and s.consecutive_failures > 0",
                account.id());
    }

    private static void acceptTextMessages() {
        new WireMock("127.0.0.1", ConfigProvider.getConfig().getValue(StubbedProviders.PORT, Integer.class))
                .register(WireMock.post(WireMock.anyUrl())
                        .willReturn(WireMock.aResponse()
                                .withStatus(201)
                                .withBody("{\"sid\":\"SM1\",\"error_code\":null}")));
    }

    private Message textMessage() {
        return new Message(
                account.id(),
                new Message.Recipient(Channel.SMS, account.phone(), Locale.ENGLISH),
                MessageTemplate.PASSWORD_CHANGED,
                TemplateValues.none()
                        .with(TemplateField.USERNAME, account.username())
                        .with(TemplateField.TIME, clock.instant().toString())
                        .with(TemplateField.NETWORK, "192.0.2.0"),
                new Message.Lifetime(clock.instant(), clock.instant().plus(PATIENCE)));
    }

    @Test
    void aJobThatRunsTwiceSendsOnce() {
        server.start();
        ChangeCalls.start(holder, "EMAIL");
        awaitMails(1);
        awaitStatus(account, "SENT");

        sender.send(new OwnedId(account.id(), messageOf(account)));

        assertEquals(1, received.size());
    }

    @Test
    void aUseCaseThatIsRolledBackLeavesNothingToSend() {
        server.start();
        int jobs = database.count("select count(*) from scheduled_tasks");

        QuarkusTransaction.begin();
        outbox.add(notice(PATIENCE));
        QuarkusTransaction.rollback();

        assertEquals(List.of(), database.templatesTo(account.email()));
        assertEquals(jobs, database.count("select count(*) from scheduled_tasks"));
        assertEquals(0, received.size());
    }

    @Test
    void theRequestIsAnsweredAndTheMailArrivesLater() throws Exception {
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        awaitFailures(1);
        clock.advance(Duration.ofSeconds(2));
        awaitFailures(2);

        server.start();
        clock.advance(Duration.ofSeconds(4));

        MimeMessage mail = awaitMails(1).get(0);
        assertEquals(messageId(messageOf(account)), mail.getMessageID());
        assertTrue(text(mail).contains(codes.current(change.id())), text(mail));
        change.currentCode(codes.current(change.id())).then().statusCode(200);
    }

    @Test
    void aCodeThatLapsedMeanwhileIsNeverSent() {
        ChangeCalls.start(holder, "EMAIL");
        awaitFailures(1);

        server.start();
        clock.advance(Duration.ofMinutes(10));

        awaitStatus(account, "EXPIRED");
        assertEquals(0, received.size());
    }

    @Test
    void afterTenMinutesWithoutAServerArrivesWhatIsStillGood() {
        ChangeCalls.start(holder, "EMAIL");
        awaitFailures(1);
        clock.advance(Duration.ofMinutes(5));
        TestAccount later = accounts.create();
        ChangeCalls.start(Client.of(later), "EMAIL");
        QuarkusTransaction.requiringNew().run(() -> outbox.add(notice(Duration.ofDays(3))));
        clock.advance(Duration.ofMinutes(5));

        server.start();

        awaitMails(2);
        awaitStatus(account, "EXPIRED", "SENT");
        awaitStatus(later, "SENT");
        assertEquals(2, received.size());
    }

    @Test
    void aCodeThatWasReplacedMeanwhileIsNotSent() throws Exception {
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        String replaced = codes.current(change.id());
        awaitFailures(1);
        clock.advance(Duration.ofSeconds(60));
        change.resend().then().statusCode(200);

        server.start();
        clock.advance(Duration.ofMinutes(2));

        awaitStatus(account, "SUPERSEDED", "SENT");
        String text = text(awaitMails(1).get(0));
        assertTrue(text.contains(codes.current(change.id())) && !text.contains(replaced), text);
    }

    @Test
    void aNewcomerLivesByMail() throws Exception {
        server.start();
        String email = TestAccounts.freshEmail();
        CodeCalls newcomer = CodeCalls.byStranger();
        String registration = newcomer.startRegistration(email).path("id");
        String code = codeIn(awaitMail("Your code to register with TrueWatch Billing Center"));
        newcomer.completeRegistration(
                        registration,
                        Map.of(
                                "code",
                                code,
                                "username",
                                "by-mail-only",
                                "profile",
                                Map.of("companyName", "Otter Works"),
                                "agreementVersion",
                                "2026-11"))
                .then()
                .statusCode(201);

        String login = newcomer.requestLogin(email).path("id");
        newcomer.logIn(login, codeIn(awaitMail("Your code to log in"))).then().statusCode(201);
        awaitMail("A login from a new browser");

        String reset = newcomer.requestReset(email).path("id");
        String password = "violet tractor sings to Oslo 94";
        newcomer.completeReset(reset, codeIn(awaitMail("Your code to set a new password")), password)
                .then()
                .statusCode(204);
        newcomer.logInByPassword(email, password).then().statusCode(201);
        // Two notices more: of the new password, and of the browser that it made a stranger's again.
        awaitMails(6);
    }

    @Test
    void whatWaitsAndWhatBecameOfItIsMeasured() {
        double sent = Metrics.value("accounts_messages_handover_seconds_count{channel=\"EMAIL\"}");
        double failed = Metrics.value("accounts_messages_failed_tries_total{channel=\"EMAIL\"}");
        double queued = Metrics.value("accounts_messages_queue_size{channel=\"EMAIL\"}");
        ChangeCalls.start(holder, "EMAIL");
        awaitFailures(1);

        assertEquals(queued + 1, Metrics.value("accounts_messages_queue_size{channel=\"EMAIL\"}"));
        assertTrue(Metrics.value("accounts_messages_failed_tries_total{channel=\"EMAIL\"}") > failed);
        clock.advance(Duration.ofMinutes(6));
        assertTrue(Metrics.value("accounts_messages_queue_age_seconds{channel=\"EMAIL\"}") >= 360);
        RestAssured.get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find{it.name == 'messages'}.status", is("UP"))
                .body("checks.find{it.name == 'messages'}.data.late", greaterThan(0));

        server.start();
        awaitMails(1);
        awaitStatus(account, "SENT");
        await().atMost(PATIENCE)
                .until(
                        () -> Metrics.value("accounts_messages_handover_seconds_count{channel=\"EMAIL\"}"),
                        is(sent + 1));
        assertEquals(queued, Metrics.value("accounts_messages_queue_size{channel=\"EMAIL\"}"));
        assertTrue(Metrics.value(
                        "accounts_messages_total{channel=\"EMAIL\",outcome=\"SENT\",template=\"EMAIL_CHANGE_CURRENT_CODE\"}")
                > 0);
    }

    private static String codeIn(MimeMessage mail) throws Exception {
        Matcher code = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)").matcher(text(mail));
        assertTrue(code.find(), text(mail));
        return code.group();
    }

    private Message notice(Duration lifetime) {
        return new Message(
                account.id(),
                new Message.Recipient(Channel.EMAIL, account.email(), Locale.ENGLISH),
                MessageTemplate.CODES_BLOCKED,
                TemplateValues.none()
                        .with(TemplateField.USERNAME, account.username())
                        .with(TemplateField.FROM, "a")
                        .with(TemplateField.TIME, clock.instant().toString())
                        .with(TemplateField.NETWORK, "192.0.2.0"),
                new Message.Lifetime(clock.instant(), clock.instant().plus(lifetime)));
    }

    private void awaitFailures(int n) {
        await().atMost(PATIENCE)
                .until(
                        () -> database.count(
                                "select coalesce(max(consecutive_failures), 0) from scheduled_tasks"
                                        + " where task_instance = ? and not picked",
                                messageOf(account).toString()),
                        failures -> failures >= n);
    }

    /** A server that has just started may refuse the first try; the second is due a second of test time later. */
    private List<MimeMessage> awaitMails(int n) {
        await().atMost(PATIENCE).until(() -> {
            boolean arrived = received.size() >= n;
            if (!arrived) {
                clock.advance(Duration.ofSeconds(1));
            }
            return arrived;
        });
        return received;
    }

    private MimeMessage awaitMail(String subject) {
        for (int n = 1; ; n++) {
            for (MimeMessage mail : awaitMails(n)) {
                if (subject.equals(subject(mail))) {
                    return mail;
                }
            }
        }
    }

    private void awaitStatus(TestAccount of, String... statuses) {
        await().atMost(PATIENCE).until(() -> {
            boolean reached = List.of(statuses)
                    .equals(database.rows("select status from message where account_id = ? order by id", of.id()));
            if (!reached) {
                clock.advance(Duration.ofSeconds(1));
            }
            return reached;
        });
    }

    /** The first message to this account. */
    private UUID messageOf(TestAccount of) {
        return UUID.fromString(database.rows("select id from message where account_id = ? order by id", of.id())
                .get(0));
    }

    private static String messageId(UUID message) {
        return "<" + message + "@billing.truewatch.example>";
    }

    private static MimeMessage parse(byte[] mail) {
        try {
            return new MimeMessage(null, new ByteArrayInputStream(mail));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(MimeMessage mail) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    }
}
