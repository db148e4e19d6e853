package com.truewatch.billing.accounts.platform.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import com.truewatch.billing.accounts.verification.CodePolicy;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import com.truewatch.billing.accounts.verification.FailedPasswords;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits with their real numbers. A proxy says who is calling, so that one test does not use up another's. */
@QuarkusTest
@TestProfile(LimitsResourceTest.RealNumbers.class)
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
                accepted(tryPassword(account.email(), TestAccounts.PASSWORD));
            }
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
        void areReplacedByMailWhereACodeLogsIn() {
            database.execute("update account set phone = ? where id = ?", ICELANDIC, account.id());

            Response code = CodeCalls.byStranger().requestLogin(ICELANDIC);

            refused(202, code);
            assertEquals(List.of("LOGIN_CODE"), database.templatesTo(account.email()));
            accepted(CodeCalls.byStranger().logIn(code.path("id"), codes.requested(code)));
        }
    }

    /** What the product's rules say, and a proxy on this machine. */
    public static class RealNumbers implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "accounts.sms-traffic.codes-per-country-and-day", "2000",
                    "accounts.limits.sends-per-address-and-hour", "5",
                    "accounts.limits.sends-per-address-and-day", "10",
                    "accounts.limits.sends-per-account-and-hour", "30",
                    "accounts.limits.failed-logins-per-network-and-hour", "60",
                    "accounts.limits.code-requests-per-network-and-hour", "30",
                    "accounts.limits.links-per-network-and-hour", "30",
                    "accounts.limits.registrations-per-network-and-hour", "20",
                    "accounts.limits.binding-codes-per-client-and-hour", "40",
                    "accounts.proxies.trusted", "127.0.0.0/8");
        }
    }
}
