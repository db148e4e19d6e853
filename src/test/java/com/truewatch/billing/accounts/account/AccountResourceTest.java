package com.truewatch.billing.accounts.account;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Raw;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AccountResourceTest {
    private static final String ACCOUNT = "/api/v1/account";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;
    Client holder;

    @BeforeEach
    void aHolderWhoIsLoggedIn() {
        account = accounts.create();
        holder = Client.of(account);
    }

    @Nested
    class AHolderWhoReads {
        @Test
        void seesTheirOwnAccountWhole() {
            holder.request()
                    .get(ACCOUNT)
                    .then()
                    .statusCode(200)
                    .header("ETag", notNullValue())
                    .header("Cache-Control", "no-store, no-transform")
                    .header("X-Content-Type-Options", "nosniff")
                    .body("id", equalTo(account.id().toString()))
                    .body("username", equalTo(account.username()))
                    .body("email", equalTo(account.email()))
                    .body("phone", equalTo(account.phone()))
                    .body("unverifiedPhone", nullValue())
                    .body("passwordSet", equalTo(true))
                    .body("status", equalTo("ACTIVE"))
                    .body("holdUntil", nullValue())
                    .body("profile.companyName", equalTo("Acme"))
                    .body("profile.industry", equalTo("SOFTWARE"))
                    .body("profile.region", equalTo("SG"))
                    .body("profile.description", equalTo("We make anvils."))
                    .body("profile.contactName", equalTo("Ada"))
                    .body("realName.state", equalTo("NOT_SUBMITTED"))
                    .body("locale", equalTo("en"));
        }

        @Test
        void neverSeesAHash() {
            assertEquals(
                    -1,
                    holder.request()
                            .get(ACCOUNT)
                            .asString()
                            .toLowerCase(Locale.ROOT)
                            .indexOf("argon"));
        }

        @Test
        void isToldWhenNothingHasChanged() {
            String tag = holder.request().get(ACCOUNT).header("ETag");

            for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
                holder.uncheckedRequest()
                        .header("If-None-Match", known)
                        .get(ACCOUNT)
                        .then()
                        .statusCode(304)
                        .header("ETag", tag);
            }
            holder.request()
                    .header("If-None-Match", "\"other\"")
                    .get(ACCOUNT)
                    .then()
                    .statusCode(200);
        }

        @Test
        void getsAnotherTagAfterAChange() {
            String before = holder.request().get(ACCOUNT).header("ETag");
            patch("{\"locale\":\"zh\"}");

            assertNotEquals(before, holder.request().get(ACCOUNT).header("ETag"));
            holder.request().header("If-None-Match", before).get(ACCOUNT).then().statusCode(200);
        }

        @Test
        void hasAnotherTagThanAnyOtherHolder() {
            assertNotEquals(
                    holder.request().get(ACCOUNT).header("ETag"),
                    Client.of(accounts.create()).request().get(ACCOUNT).header("ETag"));
        }
    }

    @Nested
    class AHolderWhoChoosesALanguage {
        @Test
        void getsItAndOthersAreTold() {
            clock.advance(Duration.ofSeconds(5));

            holder.request()
                    .body(Map.of("locale", "zh"))
                    .patch(ACCOUNT)
                    .then()
                    .statusCode(200)
                    .header("ETag", notNullValue())
                    .body("locale", equalTo("zh"))
                    .body("updatedAt", equalTo(clock.instant().toString()));

            assertEquals(1, database.versionOf(account.id()));
            assertEquals(List.of("LOGIN SUCCEEDED", "PROFILE_CHANGED SUCCEEDED"), database.timelineOf(account.id()));
            assertEquals(List.of("account.profile-changed"), database.eventsOf(account.id()));
        }

        @Test
        void leavesNoTraceByChoosingThePresentOne() {
            String before = holder.request().get(ACCOUNT).asString();
            clock.advance(Duration.ofSeconds(5));

            assertEquals(200, patch("{\"locale\":\"en\"}"));
            holder.uncheckedRequest()
                    .contentType("application/json")
                    .body("{}")
                    .patch(ACCOUNT)
                    .then()
                    .statusCode(200);

            assertEquals(before, holder.request().get(ACCOUNT).asString());
            assertNothingChanged();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"locale\":\"fr\"}|/locale",
                    "{\"locale\":\"EN\"}|/locale",
                    "{\"locale\":\"\"}|/locale",
                    "{\"locale\":null}|/locale",
                    "{\"locale\":0}|/locale",
                    "{\"locale\":[\"zh\"]}|/locale",
                    "{\"locale\":{\"x\":1}}|/locale",
                    "{\"username\":\"root\"}|/username",
                    "{\"email\":\"eve@evil.example\"}|/email",
                    "{\"phone\":\"+6598765432\"}|/phone",
                    "{\"passwordSet\":false}|/passwordSet",
                    "{\"status\":\"ACTIVE\"}|/status",
                    "{\"profile\":{}}|/profile",
                    "{\"realName\":{\"state\":\"VERIFIED\"}}|/realName",
                    "{\"locale\":\"zh\",\"id\":\"x\"}|/id"
                })
        void getsNothingElseInWithIt(String body, String pointer) {
            Raw.assertViolation(
                    Raw.send(
                            "PATCH",
                            ACCOUNT,
                            body.getBytes(StandardCharsets.UTF_8),
                            "Authorization",
                            "Bearer " + holder.accessToken(),
                            "Content-Type",
                            "application/json"),
                    pointer);

            assertNothingChanged();
        }
    }

    @Nested
    class AHolderWhoseAccountWasFrozen {
        @Test
        void isOutAtOnceAndChangesNothing() {
            database.execute("update account set status = 'FROZEN' where id = ?", account.id());

            holder.request()
                    .get(ACCOUNT)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", notNullValue())
                    .body("type", equalTo("/problems/session-ended"));
            assertEquals(401, patch("{\"locale\":\"zh\"}"));

            assertNothingChanged();
        }
    }

    @Nested
    class AStranger {
        @Test
        void seesAndChangesNothing() {
            Client.anonymous()
                    .get(ACCOUNT)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", notNullValue())
                    .body("type", equalTo("/problems/authentication-required"));
            Client.anonymous()
                    .body(Map.of("locale", "zh"))
                    .patch(ACCOUNT)
                    .then()
                    .statusCode(401);

            assertNothingChanged();
        }
    }

    private int patch(String body) {
        return holder.request().body(body).patch(ACCOUNT).statusCode();
    }

    private void assertNothingChanged() {
        assertEquals(0, database.versionOf(account.id()));
        assertEquals(List.of("LOGIN SUCCEEDED"), database.timelineOf(account.id()));
        assertEquals(List.of(), database.eventsOf(account.id()));
    }
}
