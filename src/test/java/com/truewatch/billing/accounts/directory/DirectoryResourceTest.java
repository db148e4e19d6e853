package com.truewatch.billing.accounts.directory;

import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DirectoryResourceTest {
    private static final String ACCOUNTS = "/api/v1/directory/accounts/";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    TestAccount account;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
    }

    @Test
    void aServiceReadsAnAccount() {
        read().then()
                .statusCode(200)
                .header("Cache-Control", "no-store, no-transform")
                .header("ETag", not(emptyString()))
                .body("id", equalTo(account.id().toString()))
                .body("username", equalTo(account.username()))
                .body("email", equalTo(account.email()))
                .body("phone", equalTo(account.phone()))
                .body("locale", equalTo("en"))
                .body("status", equalTo("ACTIVE"))
                .body("companyName", equalTo("Acme"))
                .body("realNameState", equalTo("NOT_SUBMITTED"))
                .body("subjectType", nullValue())
                .body("holdUntil", nullValue());
    }

    @Test
    void aServiceThatHasTheVersionIsToldSoUntilItChanges() {
        String tag = read().header("ETag");

        readUnless(tag).then().statusCode(304).header("ETag", equalTo(tag)).body(emptyString());

        Client.of(account).request().body(Map.of("companyName", "New name")).patch("/api/v1/account/profile");
        readUnless(tag).then().statusCode(200).body("companyName", equalTo("New name"));
    }

    @Test
    void aFreezeAndItsEndAreSeenAtOnce() {
        String active = read().header("ETag");
        Platform.operator("freeze")
                .body(Map.of(
                        "reason",
                        "stolen",
                        "until",
                        clock.instant().plus(Duration.ofHours(2)).toString()))
                .post("/api/v1/operator/accounts/" + account.id() + "/freeze");

        Response frozen = readUnless(active);
        frozen.then().statusCode(200).body("status", equalTo("FROZEN"));

        clock.advance(Duration.ofHours(2));
        Response lapsed = readUnless(frozen.header("ETag"));
        lapsed.then().statusCode(200).body("status", equalTo("ACTIVE"));
        assertNotEquals(active, lapsed.header("ETag"));
        readUnless(lapsed.header("ETag")).then().statusCode(304);
    }

    @Test
    void aHoldAndItsEndAreSeenAtOnce() {
        Instant until = clock.instant().plus(Duration.ofHours(24));
        String before = read().header("ETag");
        database.execute(
                "update account set hold_until = ?::timestamptz, version = version + 1 where id = ?",
                until.toString(),
                account.id());

        Response held = readUnless(before);
        held.then().statusCode(200).body("status", equalTo("ACTIVE")).body("holdUntil", equalTo(until.toString()));
        Platform.service("directory.read")
                .body(Map.of("ids", List.of(account.id())))
                .post(ACCOUNTS + "query")
                .then()
                .body("items[0].holdUntil", equalTo(until.toString()));

        clock.advance(Duration.ofHours(24));
        Response lapsed = readUnless(held.header("ETag"));
        lapsed.then().statusCode(200).body("holdUntil", nullValue());
        assertNotEquals(before, lapsed.header("ETag"));
    }

    @Test
    void aClosedAccountIsAsUnknownAsOneThatNeverWas() {
        accounts.close(account);

        assertEquals(refusal(UUID.randomUUID().toString()), refusal(account.id().toString()));
    }

    @Test
    void whatIsNoIdIsNotFound() {
        Client.unchecked()
                .auth()
                .oauth2(Platform.serviceToken("directory.read"))
                .get(ACCOUNTS + account.username())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
    }

    private static String refusal(String id) {
        return Platform.service("directory.read")
                .get(ACCOUNTS + id)
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"))
                .extract()
                .asString()
                .replaceFirst("urn:uuid:[0-9a-f-]+", "");
    }

    private Response read() {
        return Platform.service("directory.read").get(ACCOUNTS + account.id());
    }

    private Response readUnless(String tag) {
        return Platform.service("directory.read").header("If-None-Match", tag).get(ACCOUNTS + account.id());
    }
}
