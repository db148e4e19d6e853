package com.truewatch.billing.accounts.realname.eligibility;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static com.truewatch.billing.accounts.testing.RealNameCalls.enterprise;
import static com.truewatch.billing.accounts.testing.RealNameCalls.individual;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InvoiceEligibilityResourceTest {
    private static final String QUERY = "/api/v1/directory/invoice-eligibility/query";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private TestAccount account;
    private RealNameCalls holder;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
        holder = RealNameCalls.by(Client.of(account));
    }

    @Test
    void followsTheStateOfTheAccount() {
        assertNot("NOT_SUBMITTED");
        RealNameCalls.reject(holder.submitted(individual()), "no");
        assertNot("REJECTED");
        String id = holder.submitted(individual());
        assertNot("PENDING");
        RealNameCalls.approve(id);
        ask().then().body("eligible", equalTo(true)).body("reason", nullValue());
        RealNameCalls.revoke(id, "no");
        assertNot("REVOKED");
    }

    @Test
    void ofAnEnterpriseHasItsTitleAndTaxId() {
        holder.certified(enterprise(holder.uploaded()));

        ask().then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("accountId", equalTo(account.id().toString()))
                .body("subjectType", equalTo("ENTERPRISE"))
                .body("legalName", equalTo("杭州铁砧贸易有限公司"))
                .body("taxId", equalTo(RealNameCalls.CREDIT_CODE));
    }

    @Test
    void ofAPersonHasTheNameAndNoNumber() {
        holder.certified(individual());

        ask().then()
                .body("subjectType", equalTo("INDIVIDUAL"))
                .body("legalName", equalTo("欧阳询"))
                .body("taxId", nullValue());
    }

    @Test
    void staysWhileAnotherApplicationWaits() {
        String id = holder.certified(individual());
        holder.submitted(RealNameCalls.with(enterprise(holder.uploaded()), "replaces", id));

        ask().then().body("eligible", equalTo(true)).body("legalName", equalTo("欧阳询"));
    }

    @Test
    void endsWithTheAccount() {
        holder.certified(individual());
        hold();
        assertNot("ON_HOLD");
        database.execute("update account set status = 'FROZEN' where id = ?", account.id());
        assertNot("ACCOUNT_FROZEN");
        accounts.close(account);
        assertNot("ACCOUNT_CLOSED");
    }

    @Test
    void waitsForTheEndOfAHold() {
        String pending = holder.submitted(individual());
        hold();
        assertNot("ON_HOLD");
        RealNameCalls.approve(pending).then().statusCode(200);
        assertNot("ON_HOLD");

        clock.advance(Duration.ofHours(1));

        ask().then().body("eligible", equalTo(true)).body("reason", nullValue());
    }

    @Test
    void ofNobodyIsNotFound() {
        refused(
                404,
                "not-found",
                Platform.service("real-name.read")
                        .get("/api/v1/directory/accounts/" + UUID.randomUUID() + "/invoice-eligibility"));
    }

    @Test
    void ofManyLeavesOutTheUnknownAndIsNotKeptForRepeats() {
        holder.certified(individual());
        TestAccount other = accounts.create();

        Platform.service("real-name.read")
                .header("Idempotency-Key", "many")
                .body(Map.of("accountIds", List.of(account.id(), other.id(), UUID.randomUUID(), account.id())))
                .post(QUERY)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.reason", containsInAnyOrder(null, "NOT_SUBMITTED"));

        assertEquals(0, database.count("select count(*) from idempotent_request where path = ?", QUERY));
    }

    @Test
    void ofMoreThanAHundredIsRefused() {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(101).toList();

        Client.unchecked()
                .auth()
                .oauth2(Platform.serviceToken("real-name.read"))
                .contentType("application/json")
                .body(Map.of("accountIds", ids))
                .post(QUERY)
                .then()
                .statusCode(400);
        Platform.service("real-name.read")
                .body(Map.of("accountIds", ids.subList(0, 100)))
                .post(QUERY)
                .then()
                .statusCode(200);
    }

    @Test
    void isRecordedEachTime() {
        ask();
        Platform.service("real-name.read")
                .body(Map.of("accountIds", List.of(account.id())))
                .post(QUERY);

        assertEquals(
                List.of("READ_ELIGIBILITY local-service", "READ_ELIGIBILITY local-service"),
                database.rows("select act || ' ' || actor from real_name_act where account_id = ?", account.id()));
    }

    private void hold() {
        database.execute(
                "update account set hold_until = ?::timestamptz where id = ?",
                clock.instant().plus(Duration.ofHours(1)).toString(),
                account.id());
    }

    private Response ask() {
        return Platform.service("real-name.read")
                .get("/api/v1/directory/accounts/" + account.id() + "/invoice-eligibility");
    }

    private void assertNot(String reason) {
        ask().then()
                .statusCode(200)
                .body("eligible", equalTo(false))
                .body("reason", equalTo(reason))
                .body("subjectType", nullValue())
                .body("legalName", nullValue())
                .body("taxId", nullValue());
    }
}
