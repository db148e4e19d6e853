package com.truewatch.billing.accounts.session.login;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LoginResourceTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;

    @BeforeEach
    void anAccountWithPasswordAndPhone() {
        account = accounts.create();
    }

    @Nested
    class AHolder {
        @Test
        void logsInByUsernameEmailAndPhoneHoweverTheyAreSpelt() {
            String name = account.username();
            List<String> logins = List.of(
                    name,
                    name.toUpperCase(Locale.ROOT),
                    " " + name + " ",
                    account.email(),
                    name.toUpperCase(Locale.ROOT) + "@Mail.EXAMPLE",
                    name + "@ｍail。example",
                    account.phone(),
                    account.phone().substring(0, 3) + " " + account.phone().substring(3),
                    account.phone().substring(0, 3) + "-(" + account.phone().substring(3, 7) + ") "
                            + account.phone().substring(7));

            for (String login : logins) {
                Client.tryLogIn(login, TestAccounts.PASSWORD)
                        .then()
                        .statusCode(201)
                        .body("accountId", equalTo(account.id().toString()));
            }
            assertEquals(logins.size(), sessions());
        }

        @Test
        void getsASessionThatLastsThirtyDaysAndATokenForFiveMinutes() {
            Instant now = clock.instant();

            Client.tryLogIn(account.email(), TestAccounts.PASSWORD)
                    .then()
                    .statusCode(201)
                    .header("Cache-Control", "no-store")
                    .body("tokenType", equalTo("Bearer"))
                    .body("expiresIn", equalTo(300))
                    .body("session.strength", equalTo("PASSWORD"))
                    .body("session.createdAt", equalTo(now.toString()))
                    .body(
                            "session.expiresAt",
                            equalTo(now.plus(Duration.ofDays(30)).toString()));

            assertEquals(List.of("LOGIN SUCCEEDED"), database.timelineOf(account.id()));
            assertEquals(
                    List.of("127.0.0.0"),
                    database.rows("select network from session where account_id = ?", account.id()));
        }

        @Test
        void getsACookieThatNoScriptAndNoOtherSiteCanUse() {
            String cookie =
                    Client.tryLogIn(account.email(), TestAccounts.PASSWORD).headers().getValues("Set-Cookie").stream()
                            .filter(it -> it.startsWith("refresh_token="))
                            .findFirst()
                            .orElse("");
            List<String> attributes = List.of(cookie.split("; ?", -1));

            assertTrue(cookie.startsWith("refresh_token="), cookie);
            assertEquals(
                    new TreeSet<>(List.of("HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Strict")),
                    attributes.stream()
                            .skip(1)
                            .filter(it -> !it.equals("Version=1"))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        /** Of a database that was hashed with less, or with more. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "$argon2id$v=19$m=512,t=1,p=1$0v3YvD1efZ8+6ysGSZlYgQ$UMsdzaKjlo44Ryaw5mXKVb6NxuKDpV7WqB4ZUPrMif4",
                    "$argon2id$v=19$m=1024,t=2,p=4$j8lqYwfkErHsI348FGNiTw$G2ONrc/isLthyYqzo39d457qDZqsgYd19ReqfI9F3lM",
                    "$argon2id$v=19$m=19456,t=2,p=1$unt5NMPKXl89WI3z0LQn8g$SSwDmdJvlQUsn4gUPyDIY9PHh7JY0y7GJTv9fZVDE3Y"
                })
        void whosePasswordWasHashedWithOtherParametersHasItHashedAnew(String former) {
            database.execute("update account set password_hash = ? where id = ?", former, account.id());
            String hash = "select password_hash from account where id = ?";

            Client.logIn(account.email());

            String present = database.value(hash, account.id());
            assertTrue(present.startsWith("$argon2id$v=19$m=1024,t=1,p=1$"), present);
            Client.logIn(account.email());
            assertEquals(present, database.value(hash, account.id()));
            assertEquals(0, database.versionOf(account.id()), "nothing that the holder sees has changed");
        }

        @Test
        void isToldThatTheAccountIsFrozenAndUntilWhen() {
            Instant until = clock.instant().plus(Duration.ofHours(1));
            freeze(until);

            Client.tryLogIn(account.email(), TestAccounts.PASSWORD)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/account-frozen"))
                    .body("until", equalTo(until.toString()))
                    .header("Set-Cookie", nullValue());

            assertEquals(0, sessions());
        }

        @Test
        void isToldThatTheAccountIsFrozenForGood() {
            freeze(null);
            clock.advance(Duration.ofDays(400));

            Client.tryLogIn(account.email(), TestAccounts.PASSWORD)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/account-frozen"))
                    .body("until", nullValue());

            assertEquals(0, sessions());
        }

        @Test
        void logsInAgainFromTheMomentTheFreezeEnds() {
            freeze(clock.instant().plus(Duration.ofHours(1)));

            clock.advance(Duration.ofHours(1).minusMillis(1));
            Client.tryLogIn(account.email(), TestAccounts.PASSWORD).then().statusCode(403);
            clock.advance(Duration.ofMillis(1));
            Client.tryLogIn(account.email(), TestAccounts.PASSWORD).then().statusCode(201);
        }
    }

    @Nested
    class AStrangerWhoGuessesLogins {
        @Test
        void cannotTellAnUnknownOneFromAWrongPassword() {
            TestAccount passwordless = accounts.createWithoutPassword();
            TestAccount frozen = accounts.create();
            database.execute("update account set status = 'FROZEN' where id = ?", frozen.id());
            TestAccount closed = accounts.create();
            accounts.close(closed);
            Seen wrongPassword = seen(account.email(), "not the password of it");

            assertEquals(401, wrongPassword.status);
            assertEquals("/problems/invalid-credentials", wrongPassword.body.get("type"));
            for (String login : List.of(
                    account.username(),
                    account.phone(),
                    passwordless.username(),
                    passwordless.email(),
                    frozen.username(),
                    frozen.email(),
                    frozen.phone())) {
                assertEquals(wrongPassword, seen(login, "not the password of it"), login);
            }
            for (String login : List.of(
                    "nobody-at-all",
                    "nobody@mail.example",
                    "+6598765432",
                    "+",
                    "@",
                    "x",
                    "' or 1=1 --",
                    "nobody\u0000",
                    "%",
                    closed.username(),
                    closed.email())) {
                assertEquals(wrongPassword, seen(login, TestAccounts.PASSWORD), login);
            }
            assertEquals(wrongPassword, seen(passwordless.username(), TestAccounts.PASSWORD));
            assertEquals(
                    0,
                    database.count(
                            "select count(*) from session where account_id in (?, ?, ?, ?)",
                            account.id(),
                            passwordless.id(),
                            frozen.id(),
                            closed.id()));
        }

        @Test
        void leavesATraceForTheHolder() {
            Client.tryLogIn(account.email(), "not the password of it").then().statusCode(401);

            assertEquals(List.of("LOGIN REFUSED"), database.timelineOf(account.id()));
            assertEquals(0, sessions());
        }

        @Test
        void doesNotGetInWithPartOfThePassword() {
            for (String part : List.of(
                    TestAccounts.PASSWORD.substring(1),
                    TestAccounts.PASSWORD + " ",
                    " " + TestAccounts.PASSWORD,
                    TestAccounts.PASSWORD.toUpperCase(Locale.ROOT),
                    TestAccounts.PASSWORD + "\u0000",
                    "ｃ" + TestAccounts.PASSWORD.substring(1))) {
                Client.tryLogIn(account.email(), part).then().statusCode(401);
                clock.advance(FailedPasswords.LONGEST_DELAY);
            }

            assertEquals(0, sessions());
        }

        private Seen seen(String login, String password) {
            return Seen.of(Client.tryLogIn(login, password));
        }
    }

    private void freeze(@Nullable Instant until) {
        database.execute(
                "update account set status = 'FROZEN', frozen_until = ?::timestamptz where id = ?",
                until == null ? null : until.toString(),
                account.id());
    }

    private long sessions() {
        return database.count("select count(*) from session where account_id = ?", account.id());
    }

    /** All that a stranger can compare; {@code instance} differs in every answer and says nothing. */
    private record Seen(int status, Map<String, Object> body, List<String> headerNames, String contentLength) {
        static Seen of(Response answer) {
            Map<String, Object> body = new TreeMap<>(answer.jsonPath().getMap(""));
            String instance = String.valueOf(body.remove("instance"));
            assertFalse(UUID.fromString(instance.replace("urn:uuid:", ""))
                    .toString()
                    .isEmpty());
            return new Seen(
                    answer.statusCode(),
                    body,
                    answer.headers().asList().stream()
                            .map(Header::getName)
                            .sorted()
                            .toList(),
                    answer.header("Content-Length"));
        }
    }
}
