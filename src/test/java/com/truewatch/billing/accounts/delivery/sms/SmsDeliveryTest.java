package com.truewatch.billing.accounts.delivery.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.truewatch.billing.accounts.delivery.Channel;
import com.truewatch.billing.accounts.delivery.Message;
import com.truewatch.billing.accounts.delivery.MessageRepository;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.Outbox;
import com.truewatch.billing.accounts.delivery.Sender;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.delivery.TemplateValues;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.profile.RealDelivery;
import com.truewatch.billing.accounts.verification.CodePolicy;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text messages by real gateways, to a stub of every provider that is sometimes in trouble. */
@QuarkusTest
@TestProfile(RealDelivery.class)
class SmsDeliveryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

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
    MessageRepository messages;

    @Inject
    Sender sender;

    static MailServer mails;
    WireMock providers;
    TestAccount account;
    Client holder;

    @BeforeAll
    static void startMailServer() {
        mails = new MailServer(ConfigProvider.getConfig().getValue("quarkus.mailer.port", Integer.class));
    }

    @AfterAll
    static void stopMailServer() {
        mails.close();
    }

    @BeforeEach
    void allIsWell() {
        providers =
                new WireMock("127.0.0.1", ConfigProvider.getConfig().getValue(StubbedProviders.PORT, Integer.class));
        providers.resetMappings();
        providers.resetRequests();
        account = accounts.create();
        holder = Client.of(account);
    }

    @Nested
    class AChangeOfPhone {
        @Test
        void getsItsCodesByTheGatewayOfTheCountry() throws IOException {
            twilio(aResponse().withStatus(201).withBody("{\"sid\":\"SM42\",\"error_code\":null}"));
            ChangeCalls change = ChangeCalls.start(holder, "PHONE");
            String first = awaitTwilioCode(account.phone());
            change.currentCode(first).then().statusCode(200);
            String newPhone = TestAccounts.freshPhone();
            change.newAddress(newPhone).then().statusCode(200);
            String second = awaitTwilioCode(newPhone);
            change.newCode(second).then().statusCode(200);

            assertEquals(newPhone, database.value("select phone from account where id = ?", account.id()));
            awaitRow(newPhone, "SENT twilio SM42 -");
            assertLogIsSilentAbout(List.of(first, second), List.of(account.phone(), newPhone));
        }

        @Test
        void getsItsCodeInARegisteredTemplateWhereOnlyThosePass() {
            providers.register(post(urlPathEqualTo("/"))
                    .withHeader("x-acs-action", equalTo("SendSms"))
                    .willReturn(aResponse().withBody("{\"Code\":\"OK\",\"BizId\":\"9006^0\"}")));
            ChangeCalls change = atNewAddress();
            String newPhone = "+8613800" + (100_000 + NUMBERS.incrementAndGet());
            change.newAddress(newPhone).then().statusCode(200);

            awaitRow(newPhone, "SENT alibaba-mainland 9006^0 -");
            LoggedRequest request = onlyRequest("/");
            assertEquals(
                    "SMS_PHONE_CHANGE_NEW_CODE_en",
                    request.queryParameter("TemplateCode").firstValue());
            assertEquals(
                    newPhone.substring(3),
                    request.queryParameter("PhoneNumbers").firstValue());
            change.newCode(codeIn(request.queryParameter("TemplateParam").firstValue()))
                    .then()
                    .statusCode(200);
        }

        /** A country that no gateway serves, a landline, premium rate, a personal number, a satellite. */
        @ParameterizedTest
        @ValueSource(strings = {"+12015550123", "+6561234567", "+19002345678", "+447012345678", "+870773111632"})
        void isRefusedANumberThatNoTextMessageReaches(String number) {
            ChangeCalls change = atNewAddress();
            List<String> before = database.everythingOf(account.id());

            Response answer = refused(400, "invalid-request", change.newAddress(number));

            assertEquals("/address", answer.path("violations[0].pointer"));
            assertEquals(1, answer.<List<?>>path("violations").size());
            assertEquals(before, database.everythingOf(account.id()));
            assertEquals(0, requestsTo(number));
            change.newAddress(TestAccounts.freshPhone()).then().statusCode(200);
        }

        /** Or nobody could leave a country that we no longer serve. */
        @Test
        void isProvedByTheEmailWhereThePhoneIsNoLongerReached() {
            twilio(aResponse().withStatus(201).withBody("{\"sid\":\"SM1\"}"));
            movePhoneTo("+1201555" + (1_000 + NUMBERS.incrementAndGet()));
            ChangeCalls change = ChangeCalls.start(holder, "PHONE");

            change.currentCode(awaitMailedCode(account.email())).then().statusCode(200);
            String newPhone = TestAccounts.freshPhone();
            change.newAddress(newPhone).then().statusCode(200);
            change.newCode(awaitTwilioCode(newPhone)).then().statusCode(200);
        }
    }

    @Nested
    class ALoginByPhone {
        @Test
        void getsItsCodeByMailWhereThePhoneIsNoLongerReached() {
            String phone = "+1201555" + (1_000 + NUMBERS.incrementAndGet());
            movePhoneTo(phone);
            Response answer = CodeCalls.byStranger().requestLogin(phone);
            Response unknown = CodeCalls.byStranger().requestLogin("+12015550000");

            assertEquals(202, answer.statusCode());
            assertEquals(unknown.statusCode(), answer.statusCode());
            assertEquals(
                    unknown.<Map<String, ?>>path("").keySet(),
                    answer.<Map<String, ?>>path("").keySet());
            CodeCalls.byStranger()
                    .logIn(answer.path("id"), awaitMailedCode(account.email()))
                    .then()
                    .statusCode(201);
            assertEquals(0, requestsTo(phone));
        }

        @Test
        void getsItsCodeByTextMessageWhereItIs() {
            twilio(aResponse().withStatus(201).withBody("{\"sid\":\"SM1\"}"));
            String request =
                    CodeCalls.byStranger().requestLogin(account.phone()).path("id");

            CodeCalls.byStranger()
                    .logIn(request, awaitTwilioCode(account.phone()))
                    .then()
                    .statusCode(201);
        }
    }

    @Nested
    class AMessage {
        @ParameterizedTest
        @CsvSource({"21610, OPTED_OUT", "21211, BAD_NUMBER", "21408, COUNTRY_BLOCKED"})
        void thatIsRefusedForGoodIsNotSentAgain(String code, SmsFailure failure) {
            twilio(aResponse().withStatus(400).withBody("{\"code\":" + code + "}"));
            String number = send(singapore());

            awaitRow(number, "REFUSED twilio - " + failure);
            assertIsOver(number, 1);
        }

        @Test
        void thatMayHaveBeenSentIsNotSentAgain() {
            twilio(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
            String number = send(singapore());

            awaitRow(number, "UNCERTAIN twilio - CONNECTION_LOST");
            assertIsOver(number, 1);
        }

        @Test
        void whoseNumberNobodyServesAnyMoreGoesNowhere() {
            String number = send("+12015550199");

            awaitRow(number, "REFUSED none - COUNTRY_NOT_SERVED");
            assertIsOver(number, 0);
        }

        @Test
        void thatOurSettingsKeepFromLeavingLeavesWhenTheyAreMended() {
            twilio(aResponse().withStatus(401).withBody("{\"code\":20003}"));
            String number = send(singapore());
            awaitRow(number, "QUEUED twilio - CREDENTIALS");

            twilio(aResponse().withStatus(201).withBody("{\"sid\":\"SM7\"}"));

            awaitWhileTimePasses(number, "SENT twilio SM7 -");
        }

        @Test
        void thatNobodyTookInTimeIsNotSentAndSaysWhy() {
            twilio(aResponse().withStatus(429));
            String number = send(singapore());
            awaitRow(number, "QUEUED twilio - THROTTLED");

            clock.advance(CodePolicy.LIFETIME);
            awaitRow(number, "EXPIRED twilio - THROTTLED");
            long asked = requestsTo(number);
            twilio(aResponse().withStatus(201).withBody("{\"sid\":\"SM1\"}"));
            assertIsOver(number, asked);
        }

        @Test
        void goesByTheNextGatewayWhenTheFirstTookNothing() {
            providers.register(post(urlPathEqualTo("/")).willReturn(aResponse().withStatus(503)));
            twilio(aResponse().withStatus(201).withBody("{\"sid\":\"SM8\"}"));
            String number = send("+44740012" + (1_000 + NUMBERS.incrementAndGet()));

            awaitRow(number, "SENT twilio SM8 -");
        }

        /** Killed after the provider had it and before that was written down: once it may go out again, never twice. */
        @Test
        void isRepeatedOnceAtMostWhateverIsLost() {
            twilio(aResponse().withStatus(201).withBody("{\"sid\":\"SM9\"}"));
            String number = send(singapore());
            awaitRow(number, "SENT twilio SM9 -");
            OwnedId id = new OwnedId(
                    account.id(),
                    UUID.fromString(database.value("select id from message where recipient = ?", number)));

            forgetOutcome(number);
            sender.send(id);
            assertEquals(2, requestsTo(number));

            forgetOutcome(number);
            sender.send(id);
            assertEquals(2, requestsTo(number));
            awaitRow(number, "UNCERTAIN - - NO_OUTCOME");
        }

        private void forgetOutcome(String number) {
            database.execute(
                    "update message set status = 'QUEUED', sent_at = null, gateway = null, provider_message_id = null"
                            + " where recipient = ?",
                    number);
        }

        private void assertIsOver(String number, long asked) {
            await().atMost(PATIENCE)
                    .until(() -> database.count(
                                    "select count(*) from scheduled_tasks where task_instance ="
                                            + " (select id::text from message where recipient = ?)",
                                    number)
                            == 0);
            assertEquals(asked, requestsTo(number));
        }

        private void awaitWhileTimePasses(String number, String row) {
            await().atMost(PATIENCE).until(() -> {
                clock.advance(Duration.ofSeconds(1));
                return row(number).equals(row);
            });
        }
    }

    /** Hong Kong's gateway hangs; everyone else goes on. */
    @Nested
    class WhileAGatewayHangs {
        @Test
        void mailsLeaveAndPasswordsLogInAndThenItIsLeftAlone() {
            providers.register(any(urlPathEqualTo("/"))
                    .withHeader("x-acs-action", equalTo("SendMessageToGlobe"))
                    .willReturn(aResponse().withFixedDelay(60_000)));
            List<String> numbers = IntStream.range(0, 12)
                    .mapToObj(i -> send("+8525" + (1_000_000 + NUMBERS.incrementAndGet())))
                    .toList();
            await().atMost(PATIENCE).until(() -> hanging() >= 1);

            Client.tryLogIn(account.email(), TestAccounts.PASSWORD).then().statusCode(201);
            ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
            change.currentCode(awaitMailedCode(account.email())).then().statusCode(200);
            long whileMailLeft = numbers.stream()
                    .filter(it -> row(it).startsWith("UNCERTAIN"))
                    .count();
            assertTrue(whileMailLeft <= 2, () -> "the mail waited for " + whileMailLeft + " that hung");

            // Time passes for the ones that wait for a turn, until the circuit is open: no faster than in the world,
            // or the heartbeats of those that hang would seem to be missing.
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                clock.advance(Duration.ofMillis(100));
                return numbers.stream().anyMatch(it -> row(it).endsWith("CIRCUIT_OPEN"));
            });
            assertTrue(hanging() <= 6, () -> hanging() + " workers hung");
            numbers.forEach(it -> assertFalse(row(it).startsWith("SENT"), it));
        }

        private int hanging() {
            return providers
                    .find(postRequestedFor(anyUrl()).withHeader("x-acs-action", equalTo("SendMessageToGlobe")))
                    .size();
        }
    }

    private void twilio(ResponseDefinitionBuilder answer) {
        MappingBuilder request = post(urlPathMatching("/2010-04-01/Accounts/AC[0-9a-f]+/Messages.json"));
        providers.register(request.willReturn(answer));
    }

    /** A message that carries no code, as good for ten minutes as one that does. */
    private String send(String number) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.add(new Message(
                        account.id(),
                        new Message.Recipient(Channel.SMS, number, Locale.ENGLISH),
                        MessageTemplate.PASSWORD_CHANGED,
                        TemplateValues.none()
                                .with(TemplateField.USERNAME, account.username())
                                .with(TemplateField.TIME, clock.instant().toString())
                                .with(TemplateField.NETWORK, "192.0.2.0"),
                        new Message.Lifetime(clock.instant(), clock.instant().plus(CodePolicy.LIFETIME)))));
        return number;
    }

    private static String singapore() {
        return "+65812" + (10_000 + NUMBERS.incrementAndGet());
    }

    private ChangeCalls atNewAddress() {
        TestAccount phoneless = accounts.createWithoutPhone();
        account = phoneless;
        holder = Client.of(phoneless);
        ChangeCalls change = ChangeCalls.start(holder, "PHONE");
        change.currentCode(codes.current(change.id())).then().statusCode(200);
        return change;
    }

    private void movePhoneTo(String number) {
        database.execute("update account set phone = ? where id = ?", number, account.id());
    }

    private String awaitTwilioCode(String number) {
        await().atMost(PATIENCE).until(() -> !twilioRequests(number).isEmpty());
        return codeIn(twilioRequests(number).get(0).getBodyAsString());
    }

    private List<LoggedRequest> twilioRequests(String number) {
        return providers.find(postRequestedFor(anyUrl())
                .withFormParam("To", equalTo(number))
                .withFormParam("Body", containing("TrueWatch")));
    }

    private static String awaitMailedCode(String email) {
        return await().atMost(PATIENCE)
                .until(
                        () -> mails.codes().getOrDefault(email, List.of()).stream()
                                .filter(it -> !it.equals(MailServer.NONE))
                                .toList(),
                        it -> !it.isEmpty())
                .get(0);
    }

    private LoggedRequest onlyRequest(String path) {
        List<LoggedRequest> found = providers.find(postRequestedFor(urlPathEqualTo(path)));
        assertEquals(1, found.size());
        return found.get(0);
    }

    /** What reached a provider about this number; other tests' messages may still be on their way. */
    private long requestsTo(String number) {
        return providers.find(postRequestedFor(anyUrl())).stream()
                .filter(it -> (it.getUrl() + it.getBodyAsString()).contains(number.substring(1)))
                .count();
    }

    private static String codeIn(String text) {
        Matcher code = CODE.matcher(text);
        assertTrue(code.find(), text);
        return code.group();
    }

    private void awaitRow(String number, String row) {
        await().atMost(PATIENCE).untilAsserted(() -> assertEquals(row, row(number)));
    }

    /** What operators see of it: status, gateway, the provider's id, reason. */
    private String row(String number) {
        return database.value(
                "select concat_ws(' ', status, coalesce(gateway, '-'), coalesce(provider_message_id, '-'),"
                        + " coalesce(failure, '-')) from message where recipient = ?",
                number);
    }

    private static void assertLogIsSilentAbout(List<String> codes, List<String> numbers) throws IOException {
        String lines = Files.readString(RealDelivery.LOG);
        assertTrue(lines.contains("accepted by twilio as SM42"), "the log is talkative");
        codes.forEach(code -> assertFalse(
                Pattern.compile("(?<![0-9A-Za-z.@-])" + code + "(?![0-9A-Za-z-])")
                        .matcher(lines)
                        .find(),
                code));
        numbers.forEach(number -> assertFalse(lines.contains(number.substring(1)), number));
        assertFalse(lines.contains("test-secret-of-nobody"));
    }
}
