package com.truewatch.billing.accounts.operator;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeadLetterResourceTest {
    private static final String PATH = "/api/v1/operator/dead-letters";

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @Test
    void listsWhatDidNotArriveNewestFirstAndMasked() {
        TestAccount account = accounts.create();
        UUID expired = message(account, "EMAIL", "EXPIRED", null);
        message(account, "EMAIL", "SENT", null);
        UUID refused = message(account, "SMS", "REFUSED", "OPTED_OUT");
        message(account, "EMAIL", "SUPERSEDED", null);
        message(account, "EMAIL", "QUEUED", null);
        UUID uncertain = message(account, "SMS", "UNCERTAIN", "TIMED_OUT");

        Response first = list("?limit=2");
        first.then()
                .statusCode(200)
                .body("items.id", contains(uncertain.toString(), refused.toString()))
                .body("items.end", contains("UNCERTAIN", "REFUSED"))
                .body("items.failure", contains("TIMED_OUT", "OPTED_OUT"))
                .body("items[0].accountId", is(account.id().toString()))
                .body("items[0].recipient", is("+65****4567"));
        list("?limit=1&cursor=" + first.path("nextCursor"))
                .then()
                .statusCode(200)
                .body("items.id", contains(expired.toString()))
                .body("items[0].failure", nullValue())
                .body("items[0].recipient", is("u**@mail.example"));
    }

    @Test
    void needsTheRightToAudit() {
        Platform.operator(Rights.FREEZE).get(PATH).then().statusCode(403);
    }

    private Response list(String query) {
        return Platform.operator(Rights.AUDIT).get(PATH + query);
    }

    private UUID message(TestAccount account, String channel, String status, @Nullable String failure) {
        UUID id = Ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        database.execute(
                "insert into message (account_id, id, channel, recipient, locale, template, facts, status, failure,"
                        + " created_at, expires_at, sent_at)"
                        + " values (?, ?, ?, ?, 'en', 'LOGIN_CODE', '{}', ?, ?, ?, ?, ?)",
                account.id(),
                id,
                channel,
                channel.equals("SMS") ? "+6591234567" : account.email(),
                status,
                failure,
                now,
                now,
                status.equals("SENT") ? now : null);
        return id;
    }
}
