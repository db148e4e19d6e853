package com.truewatch.billing.accounts.platform.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.notice.TextNotifier;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.EntryCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import com.truewatch.billing.accounts.testing.profile.UnusualSettings;
import com.truewatch.billing.accounts.verification.CodePolicy;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits with their real numbers. A proxy says who is calling, so that one test does not use up another's. */
@QuarkusTest
@TestProfile(UnusualSettings.class)
class LimitsResourceTest {
    private static final AtomicInteger NETWORKS = new AtomicInteger();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String WRONG = "a wrong password, surely";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    @Inject
    TextNotifier texts;

    TestAccount account;
    String network;

    @BeforeEach
    void aNetworkOfItsOwn() {
        account = accounts.create();
        network = freshNetwork();
    }

    @Nested
    class WrongPasswords {
        @Test
        void fiveAreFreeAndThenTheDelayDoubles() {
            for (int i = 0; i < FailedPasswords.FREE; i++) {
                refused(401, tryPassword(account.email(), WRONG));
            }
            for (int delay : List.of(30, 60, 120, 240, 480, 900, 900)) {
                assertEquals(delay, retryAfter(tryPassword(account.email(), TestAccounts.PASSWORD)));
                clock.advance(Duration.ofSeconds(delay).minusMillis(1));
                assertEquals(1, retryAfter(tryPassword(account.email(), TestAccounts.PASSWORD)));
                clock.advance(Duration.ofMillis(1));
                refused(401, tryPassword(account.email(), WRONG));
            }
        }

        @Test
        void areForgottenWithARightOne() {
            for (int round = 0; round < 3; round++) {
                for (int i = 1; i < FailedPasswords.FREE; i++) {
                    refused(401, tryPassword(account.email(), WRONG));
                }
                accepted(tryPassword(account.email(), TestAccounts.PASSWORD));
            }
        }

        @Test
        void areCountedForTheAccountWhicheverLoginIsTyped() {
            List<String> logins = List.of(account.email(), account.username(), account.phone());
            for (int i = 0; i < FailedPasswords.FREE; i++) {
                refused(401, tryPassword(logins.get(i % 3), WRONG));
            }

            assertEquals(30, retryAfter(tryPassword(account.username(), TestAccounts.PASSWORD)));
        }

        @Test
        void ofAStrangerStopNeitherTheHoldersBrowserNorTheirCode() {
            Client holder = Client.of(accepted(tryPassword(account.email(), TestAccounts.PASSWORD)));
            for (int i = 0; i < FailedPasswords.FREE; i++) {
                refused(401, tryPassword(account.email(), WRONG));
            }
            refused(429, tryPassword(account.email(), TestAccounts.PASSWORD));

            accepted(CodeCalls.by(holder).logInByPassword(account.email(), TestAccounts.PASSWORD));
            Response code = CodeCalls.byStranger().requestLogin(account.email());
            accepted(CodeCalls.byStranger().logIn(code.path("id"), codes.requested(code)));
            // Whoever reads the holder's mail is the holder: strangers' tries are over.
            accepted(tryPassword(account.email(), TestAccounts.PASSWORD));
        }

        @Test
        void ofNobodyMeetTheSameDelays() {
            String nobody = TestAccounts.freshEmail();
            for (int i = 0; i < FailedPasswords.FREE; i++) {
                refused(401, tryPassword(nobody, WRONG));
            }
            assertEquals(30, retryAfter(tryPassword(nobody, WRONG)));
        }

        @Test
        void afterAHundredNoneIsComparedUntilACodeWasRight() {
            refused(401, tryPassword(account.email(), WRONG));
            database.execute("update failed_password set failed = 100 where account_id = ?", account.id());
            clock.advance(Duration.ofDays(1));
            assertEquals(900, retryAfter(tryPassword(account.email(), TestAccounts.PASSWORD)));

            Response code = CodeCalls.byStranger().requestLogin(account.email());
            accepted(CodeCalls.byStranger().logIn(code.path("id"), codes.requested(code)));

            accepted(tryPassword(account.email(), TestAccounts.PASSWORD));
        }

        @Test
        void atOnceAreComparedFiveTimes() throws Exception {
            List<Integer> statuses =
                    AtOnce.times(40, () -> tryPassword(account.email(), WRONG).statusCode());

            assertEquals(FailedPasswords.FREE, Collections.frequency(statuses, 401), statuses::toString);
            assertEquals(40 - FailedPasswords.FREE, Collections.frequency(statuses, 429), statuses::toString);
        }

        @Test
        void ofOneNetworkAreSixtyAnHourWhomeverTheyMean() {
            for (int i = 0; i < 60; i++) {
                refused(401, tryPassword(TestAccounts.freshEmail(), WRONG));
            }
            assertEquals(3600, retryAfter(tryPassword(account.email(), TestAccounts.PASSWORD)));
            String other = network;
            network = freshNetwork();
            accepted(tryPassword(account.email(), TestAccounts.PASSWORD));

            network = other;
            clock.advance(HOUR);
            accepted(tryPassword(account.email(), TestAccounts.PASSWORD));
        }

        @Test
        void rightOnesDoNotCountForTheNetwork() {
            for (int i = 0; i < 65; i++) {
                if (i % 30 == 0) {
                    account = accounts.create();
                }
                accepted(tryPassword(account.email(), TestAccounts.PASSWORD));
            }
        }
    }

    @Nested
    class RightPasswords {
        @Test
        void logInThirtyTimesAnHourFromStrangersBrowsersWhicheverLoginIsTyped() {
            Client holder = Client.of(accepted(tryPassword(account.email(), TestAccounts.PASSWORD)));
            List<String> logins = List.of(account.email(), account.username(), account.phone());
            for (int i = 1; i < 30; i++) {
                accepted(tryPassword(logins.get(i % 3), TestAccounts.PASSWORD));
            }

            Response answer = tryPassword(account.email(), TestAccounts.PASSWORD);

            assertEquals(3600, retryAfter(answer));
            assertNull(answer.header("RateLimit"), "it is not the caller's own");
            assertEquals(30, sessionsEverBegun());
            accepted(CodeCalls.by(holder).logInByPassword(account.email(), TestAccounts.PASSWORD));
            Response code = CodeCalls.byStranger().requestLogin(account.email());
            accepted(CodeCalls.byStranger().logIn(code.path("id"), codes.requested(code)));
            clock.advance(HOUR);
            accepted(tryPassword(account.email(), TestAccounts.PASSWORD));
        }

        @Test
        void ofKnownBrowsersAreThirtyToo() {
            Client holder = Client.of(accepted(tryPassword(account.email(), TestAccounts.PASSWORD)));
            for (int i = 0; i < 30; i++) {
                accepted(CodeCalls.by(holder).logInByPassword(account.email(), TestAccounts.PASSWORD));
            }
            refused(429, CodeCalls.by(holder).logInByPassword(account.email(), TestAccounts.PASSWORD));

            accepted(tryPassword(account.email(), TestAccounts.PASSWORD));
        }

        @Test
        void wrongOnesUseUpNoneOfThem() {
            for (int i = 0; i < FailedPasswords.FREE; i++) {
                refused(401, tryPassword(account.email(), WRONG));
            }
            clock.advance(FailedPasswords.FIRST_DELAY);
            for (int i = 0; i < 30; i++) {
                accepted(tryPassword(account.email(), TestAccounts.PASSWORD));
            }
            refused(429, tryPassword(account.email(), TestAccounts.PASSWORD));
        }

        @Test
        void atOnceAllLogInAndNoneCountsAsWrong() throws Exception {
            List<Integer> statuses = AtOnce.times(
                    20,
                    () -> tryPassword(account.email(), TestAccounts.PASSWORD).statusCode());

            assertEquals(20, Collections.frequency(statuses, 201), statuses::toString);
        }

        @Test
        void moreThanAnHourAllowsAtOnceLogInSoOften() throws Exception {
            List<Integer> statuses = AtOnce.times(
                    60,
                    () -> tryPassword(account.email(), TestAccounts.PASSWORD).statusCode());

            assertEquals(30, Collections.frequency(statuses, 201), statuses::toString);
            assertEquals(30, sessionsEverBegun());
        }

        private int sessionsEverBegun() {
            return database.count("select count(*) from session where account_id = ?", account.id());
        }
    }

    @Nested
    class NewPasswords {
        private static final String WEAK = "password".repeat(4);

        @Test
        void ofAHolderAreMeasuredThirtyTimesAnHour() {
            Client holder = Client.of(accepted(tryPassword(account.email(), TestAccounts.PASSWORD)));
            for (int i = 0; i < 30; i++) {
                refused(422, change(holder));
            }
            assertEquals(3600, retryAfter(change(holder)));
            clock.advance(HOUR);
            refused(422, change(Client.of(accepted(tryPassword(account.email(), TestAccounts.PASSWORD)))));
        }

        @Test
        void withACodeAreMeasuredThirtyTimesARequestAndSixtyTimesANetwork() {
            String one = refused(202, requestReset()).path("id");
            for (int i = 0; i < 30; i++) {
                refused(422, complete(one));
            }
            assertNull(refused(429, complete(one)).header("RateLimit"));
            String other = refused(202, requestReset()).path("id");
            for (int i = 0; i < 30; i++) {
                refused(422, complete(other));
            }
            String third = refused(202, requestReset()).path("id");
            assertEquals(
                    "\"new-passwords\";q=60;w=3600",
                    refused(429, complete(third)).header("RateLimit-Policy"));

            network = freshNetwork();
            refused(422, complete(third));
        }

        private Response requestReset() {
            return post("/api/v1/password-resets", Map.of("login", account.email()));
        }

        private Response complete(String reset) {
            return post(
                    "/api/v1/password-resets/" + reset + "/complete", Map.of("code", "000000", "newPassword", WEAK));
        }

        private Response change(Client holder) {
            return holder.request()
                    .body(Map.of("currentPassword", TestAccounts.PASSWORD, "newPassword", WEAK))
                    .put("/api/v1/account/password");
        }
    }

    @Nested
    class WhatAHolderWrites {
        @Test
        void ofTheProfileIsSixtyChangesAnHour() {
            Client holder = Client.of(accepted(tryPassword(account.email(), TestAccounts.PASSWORD)));
            for (int i = 0; i < 60; i++) {
                refused(200, describe(holder, "the " + i));
            }
            refused(200, describe(holder, "the 59"));
            assertEquals(3600, retryAfter(describe(holder, "one more")));
            refused(429, holder.request().body(Map.of("locale", "zh")).patch("/api/v1/account"));
            refused(200, describe(holder, "the 59"));
        }

        @Test
        void underAKeyIsThreeHundredCallsAnHour() {
            Client holder = Client.of(accepted(tryPassword(account.email(), TestAccounts.PASSWORD)));
            for (int i = 0; i < 300; i++) {
                assertNotEquals(429, claimUnderAKey(holder, "key " + i).statusCode());
            }
            refused(429, claimUnderAKey(holder, "one more"));
            assertEquals(
                    300,
                    database.count(
                            "select count(*) from idempotent_request where caller = ?",
                            account.id().toString()));
        }

        private Response describe(Client holder, String description) {
            return holder.request().body(Map.of("description", description)).patch("/api/v1/account/profile");
        }

        private Response claimUnderAKey(Client holder, String key) {
            return holder.request()
                    .header("Idempotency-Key", key)
                    .body(Map.of("claim", "garbage"))
                    .post("/api/v1/account/cloud-accounts");
        }
    }

    @Nested
    class Codes {
        @Test
        void goToAnAddressFiveTimesAnHourAndTenTimesADay() {
            for (int i = 0; i < 5; i++) {
                refused(202, requestCode(account.email()));
                clock.advance(Duration.ofMinutes(1));
            }
            assertEquals("3300", refused(429, requestCode(account.email())).header("Retry-After"));
            clock.advance(Duration.ofMinutes(55));
            refused(202, requestCode(account.email()));
            for (int i = 0; i < 4; i++) {
                clock.advance(HOUR);
                refused(202, requestCode(account.email()));
            }
            clock.advance(HOUR);
            assertTrue(
                    Integer.parseInt(refused(429, requestCode(account.email())).header("Retry-After")) > 3600);
        }

        @Test
        void ofAStrangerDoNotUseUpTheHoldersBrowsers() {
            Client holder = Client.of(accepted(tryPassword(account.email(), TestAccounts.PASSWORD)));
            for (int i = 0; i < 5; i++) {
                refused(202, requestCode(account.email()));
            }
            refused(429, requestCode(account.email()));

            refused(202, CodeCalls.by(holder).requestLogin(account.email()));
            assertEquals(
                    201, ChangeCalls.tryStart(holder, "EMAIL").statusCode(), "a change in a session goes on as well");
        }

        @Test
        void toOneAccountUnderAllItsNamesAreFiveAndTheRestIsSilent() {
            for (String login : List.of(account.username(), account.email(), account.username(), account.email())) {
                refused(202, requestCode(login));
            }
            network = freshNetwork();
            Response silent = refused(202, requestCode(account.username()));
            Response more = refused(202, requestCode(account.username()));

            assertNotEquals("x", silent.path("id"));
            assertEquals(
                    5,
                    database.count("select count(*) from challenge where account_id = ? and not decoy", account.id()));
            refused(422, CodeCalls.byStranger().logIn(more.path("id"), codes.requested(more)));
        }

        @Test
        void toNobodyAreLimitedAlike() {
            String nobody = TestAccounts.freshEmail();
            for (int i = 0; i < 5; i++) {
                refused(202, requestCode(nobody));
            }
            Response answer = refused(429, requestCode(nobody));
            assertEquals("3600", answer.header("Retry-After"));
            assertNull(answer.header("RateLimit"), "it is not the caller's own");
        }

        @Test
        void ofOneNetworkAreThirtyAnHour() {
            for (int i = 0; i < 30; i++) {
                refused(202, requestCode(TestAccounts.freshEmail()));
            }
            Response own = refused(429, requestCode(account.email()));
            assertEquals("\"codes\";q=30;w=3600", own.header("RateLimit-Policy"));
            assertEquals("\"codes\";r=0;t=3600", own.header("RateLimit"));
            refused(429, post("/api/v1/password-resets", Map.of("login", account.email())));
            network = freshNetwork();
            refused(202, requestCode(account.email()));
        }

        @Test
        void atOnceAreFive() throws Exception {
            List<Integer> statuses =
                    AtOnce.times(20, () -> requestCode(account.email()).statusCode());

            assertEquals(5, Collections.frequency(statuses, 202), statuses::toString);
            assertEquals(15, Collections.frequency(statuses, 429), statuses::toString);
        }

        @Test
        void thatASessionCausesAreLimitedPerAddressToo() {
            Client holder = Client.of(accepted(tryPassword(account.email(), TestAccounts.PASSWORD)));
            for (int i = 0; i < 5; i++) {
                ChangeCalls.start(holder, "EMAIL");
            }
            refused(429, ChangeCalls.tryStart(holder, "EMAIL"));
        }

        @Test
        void toASomebodyElsesAddressAreLimitedForAllHoldersTogether() {
            String victim = TestAccounts.freshEmail();
            for (int i = 0; i < 5; i++) {
                assertEquals(200, nameNewAddress(victim).statusCode());
            }
            refused(429, nameNewAddress(victim));
        }

        private Response nameNewAddress(String address) {
            TestAccount another = accounts.create();
            ChangeCalls change = ChangeCalls.start(
                    Client.of(accepted(tryPassword(another.email(), TestAccounts.PASSWORD))), "EMAIL");
            change.currentCode(codes.current(change.id())).then().statusCode(200);
            return change.newAddress(address);
        }
    }

    @Nested
    class Registrations {
        @Test
        void ofOneNetworkAreTwentyAnHour() {
            for (int i = 0; i < 20; i++) {
                refused(202, register(TestAccounts.freshEmail()));
            }
            refused(429, register(TestAccounts.freshEmail()));
            refused(202, requestCode(account.email()));
            clock.advance(HOUR);
            refused(202, register(TestAccounts.freshEmail()));
        }

        @Test
        void ofATakenEmailDoNotFloodItsOwner() {
            for (int i = 0; i < 5; i++) {
                refused(202, register(account.email()));
            }
            refused(429, register(account.email()));
            assertEquals(5, database.templatesTo(account.email()).size());
        }

        private Response register(String email) {
            return post("/api/v1/registrations", Map.of("email", email, "locale", "en"));
        }
    }

    @Nested
    class LinksOfNotices {
        @Test
        void ofOneNetworkAreThirtyAnHourGoodOrNot() {
            for (String link : List.of("undo", "contest")) {
                for (int i = 0; i < 15; i++) {
                    refused(404, follow(link));
                }
            }
            Response own = refused(429, follow("undo"));
            assertEquals("\"links\";q=30;w=3600", own.header("RateLimit-Policy"));
            refused(429, follow("contest"));
            refused(202, requestCode(account.email()));
            clock.advance(HOUR);
            refused(404, follow("undo"));
        }

        private Response follow(String link) {
            return post("/api/v1/credential-changes/" + link, Map.of("token", "garbage"));
        }
    }

    @Nested
    class Networks {
        @Test
        void areTheRightMostAddressThatIsNoProxyOfOurs() {
            String mine = network;
            network = "203.0.113.9, " + mine;
            refused(401, tryPassword(TestAccounts.freshEmail(), WRONG));
            network = mine + ", 127.0.0.1";
            refused(401, tryPassword(TestAccounts.freshEmail(), WRONG));

            assertEquals(
                    2,
                    database.count(
                            "select array_length(used, 1) from rate_limit where key = ?",
                            "failed logins network " + mine));
        }

        @Test
        void ofIpv6AreTheirFirstHalf() {
            int n = NETWORKS.incrementAndGet();
            network = "2001:db8:" + n + "::1";
            refused(401, tryPassword(TestAccounts.freshEmail(), WRONG));
            network = "2001:db8:" + n + "::ffff:2";
            refused(401, tryPassword(TestAccounts.freshEmail(), WRONG));

            assertEquals(
                    2,
                    database.count(
                            "select array_length(used, 1) from rate_limit where key = ?",
                            "failed logins network 2001:db8:" + n + ":0:0:0:0:0"));
        }

        @Test
        void thatAreNoAddressAreTheProxysOwn() {
            for (String garbage : List.of("unknown", "localhost", "1.2.3.4:80x", "999.1.1.1", "")) {
                network = garbage;
                refused(401, tryPassword(TestAccounts.freshEmail(), WRONG));
            }
            assertTrue(database.count(
                            "select array_length(used, 1) from rate_limit where key = ?",
                            "failed logins network 127.0.0.1")
                    >= 5);
        }
    }

    @Test
    void resendsCountLikeSends() {
        Response request = requestCode(account.email());
        for (int i = 0; i < 4; i++) {
            clock.advance(CodePolicy.RESEND_PAUSE);
            refused(200, post("/api/v1/login-codes/" + request.path("id") + "/resend", null));
        }
        clock.advance(CodePolicy.RESEND_PAUSE);
        refused(429, post("/api/v1/login-codes/" + request.path("id") + "/resend", null));
    }

    @Test
    void ticketsOfTheConsoleAreSixtyAnHourForAnAccountAndCountAsNoLoginsOfIt() {
        String workspace = WorkspaceCalls.bound(account.id());
        for (int i = 0; i < 60; i++) {
            refused(201, EntryCalls.issue(workspace));
        }
        assertEquals(3600, retryAfter(EntryCalls.issue(workspace)));

        refused(201, EntryCalls.issue(WorkspaceCalls.bound(accounts.create().id())));
        accepted(tryPassword(account.email(), TestAccounts.PASSWORD));
        clock.advance(HOUR);
        for (int i = 0; i < 31; i++) {
            refused(201, EntryCalls.enter(EntryCalls.issued(workspace)));
        }
    }

    /** All of the console's calls come from one address, so that its network says nothing. */
    @Test
    void codesToBindWorkspacesAreCountedByServiceAndNotByNetwork() {
        for (int i = 0; i < 40; i++) {
            refused(202, requestBinding());
        }
        assertEquals(3600, retryAfter(requestBinding()));

        refused(202, requestCode(account.email()));
        clock.advance(HOUR);
        refused(202, requestBinding());
    }

    private static Response requestBinding() {
        return WorkspaceCalls.requestBinding(
                WorkspaceCalls.freshId(), "ap1", "nobody-at-all", TestAccounts.freshEmail());
    }

    private Response tryPassword(String login, String password) {
        return post("/api/v1/sessions", Map.of("login", login, "password", password));
    }

    private Response requestCode(String login) {
        return post("/api/v1/login-codes", Map.of("login", login));
    }

    private Response post(String path, @Nullable Map<String, String> body) {
        var request = Client.unchecked().header("X-Forwarded-For", network);
        return body == null
                ? request.post(path)
                : request.contentType("application/json").body(body).post(path);
    }

    private static Response accepted(Response answer) {
        return refused(201, answer);
    }

    private static int retryAfter(Response answer) {
        return Integer.parseInt(refused(429, answer).header("Retry-After"));
    }

    /** Answered with this status. */
    private static Response refused(int status, Response answer) {
        assertEquals(status, answer.statusCode(), answer::asString);
        return answer;
    }

    private static String freshNetwork() {
        int n = NETWORKS.incrementAndGet();
        return "198.18." + n / 250 + "." + (1 + n % 250);
    }

    /** Proxies write the caller's address in many ways, and no two of them may share what is the caller's own. */
    @Nested
    class AForwardedAddress {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "%s",
                    "%s:51234",
                    "%s,",
                    "%s, ,",
                    ",%s:80 ,",
                    "198.51.100.9:1, %s:2, 127.0.0.3:3",
                    "198.51.100.9, \"%s:2\", \"127.0.0.3\"",
                    "for=%s",
                    "for=\"%s:443\";proto=https",
                    "[::ffff:%s]:443"
                })
        void isTheCallersHoweverItIsWritten(String spelling) {
            String mine = network;
            network = spelling.formatted(mine);

            assertEquals(mine.replaceFirst("[0-9]+$", "0"), addressOfALogin());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "2001:db8:1:2::5",
                    "[2001:db8:1:2::5]",
                    "[2001:db8:1:2::5]:443",
                    "\"[2001:db8:1:2::5]:443\",",
                    "for=\"[2001:db8:1:2::5]:443\", 127.0.0.1:8080"
                })
        void ofTheNewKindToo(String spelling) {
            network = spelling;

            assertEquals("2001:db8:1:0:0:0:0:0", addressOfALogin());
        }

        @ParameterizedTest
        @ValueSource(strings = {"unknown", "_hidden", "198.51.100.9, unknown", "x:1", ","})
        void thatIsNoneIsTheProxys(String spelling) {
            network = spelling;

            assertEquals("127.0.0.0", addressOfALogin());
        }

        @Test
        void isOneCallerWhateverTheirPort() {
            String mine = network;
            for (int i = 0; i < 30; i++) {
                network = mine + ":" + (50_000 + i);
                refused(202, requestCode(TestAccounts.freshEmail()));
            }
            network = mine + ":1";
            refused(429, requestCode(TestAccounts.freshEmail()));
            network = freshNetwork() + ":1";
            refused(202, requestCode(TestAccounts.freshEmail()));
        }

        private String addressOfALogin() {
            Client holder = Client.of(accepted(tryPassword(account.username(), TestAccounts.PASSWORD)));
            return holder.request().get("/api/v1/account/sessions").path("items[0].ip");
        }
    }

    @Nested
    class TextMessages {
        private static final String ICELANDIC = "+3546111234";

        /** Somebody else has used up what the country may have in a day. */
        @BeforeEach
        void nothingLeftForIceland() {
            database.execute(
                    "insert into sms_traffic (country, slot, sent, confirmed) values ('IS', ?, 2000, 2000)"
                            + " on conflict (country, slot) do update set sent = 2000",
                    Timestamp.from(clock.instant().truncatedTo(ChronoUnit.HOURS)));
        }

        @Test
        void ofACountryAreCappedAndAChangeToItsNumbersWaits() {
            Client holder = Client.of(account);
            ChangeCalls change = ChangeCalls.start(holder, "PHONE");
            refused(200, change.currentCode(codes.current(change.id())));

            assertEquals(3600, retryAfter(change.newAddress(ICELANDIC)));

            refused(200, change.newAddress(TestAccounts.freshPhone()));
        }

        @Test
        void ofACountryAreCappedForNoticesTooWhichGoByMailAlone() {
            String another = "+3546111235";
            Client holder = Client.of(account);
            database.execute("update account set phone = ? where id = ?", another, account.id());

            changePassword(holder, 0);

            assertEquals(List.of(), database.templatesTo(another));
            assertEquals(List.of("PASSWORD_CHANGED"), noticesTo(account.email(), "PASSWORD_CHANGED"));
        }

        @Test
        void ofOneNumberAreTenNoticesADayAndTheMailsGoOn() {
            Client holder = Client.of(account);
            for (int i = 0; i < 25; i++) {
                changePassword(holder, i);
            }

            assertEquals(10, database.templatesTo(account.phone()).size());
            assertEquals(25, noticesTo(account.email(), "PASSWORD_CHANGED").size());
            // Codes still have their share, and so has what tells of an address.
            refused(202, requestCode(account.phone()));
            assertEquals("SMS", database.value("select channel from challenge where account_id = ?", account.id()));
        }

        @Test
        void ofAnAddressHaveFiveADayThatNothingElseUsesUp() {
            Client holder = Client.of(account);
            for (int i = 0; i < 11; i++) {
                changePassword(holder, i);
            }
            List<String> before = database.templatesTo(account.phone());

            assertEquals(
                    List.of(true, true, true, true, true, false),
                    IntStream.range(0, 6)
                            .mapToObj(i -> told(MessageTemplate.PHONE_CHANGED_FORMER))
                            .toList());
            assertFalse(told(MessageTemplate.PASSWORD_CHANGED));
            assertFalse(told(MessageTemplate.ADDRESS_CLAIMED), "strangers cause these");
            assertEquals(before, database.templatesTo(account.phone()));
            clock.advance(Duration.ofDays(1));
            assertTrue(told(MessageTemplate.PASSWORD_CHANGED));
        }

        private boolean told(MessageTemplate template) {
            PhoneNumber phone = PhoneNumber.parse(account.phone()).orElseThrow();
            return QuarkusTransaction.requiringNew().call(() -> texts.tryTake(account.id(), phone, template));
        }

        private void changePassword(Client holder, int i) {
            refused(
                    200,
                    holder.request()
                            .body(Map.of("currentPassword", password(i), "newPassword", password(i + 1)))
                            .put("/api/v1/account/password"));
        }

        private static String password(int i) {
            return i == 0 ? TestAccounts.PASSWORD : "violet tractor sings to Oslo " + i;
        }

        private List<String> noticesTo(String recipient, String template) {
            return database.templatesTo(recipient).stream()
                    .filter(template::equals)
                    .toList();
        }

        @Test
        void areReplacedByMailWhereACodeLogsIn() {
            database.execute("update account set phone = ? where id = ?", ICELANDIC, account.id());

            Response code = CodeCalls.byStranger().requestLogin(ICELANDIC);

            refused(202, code);
            assertEquals(List.of("LOGIN_CODE"), database.templatesTo(account.email()));
            accepted(CodeCalls.byStranger().logIn(code.path("id"), codes.requested(code)));
        }
    }
}
