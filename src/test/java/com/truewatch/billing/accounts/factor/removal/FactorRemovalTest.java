package com.truewatch.billing.accounts.factor.removal;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.SecondStep;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff remove lost factors. */
@QuarkusTest
class FactorRemovalTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    FactorRemovalService removals;

    TestAccount account;
    AuthenticatorApp app;

    @BeforeEach
    void anAccountWithAnApp() {
        account = accounts.create();
        app = FactorCalls.by(Client.of(account)).enrolApp(clock);
        clock.advance(Duration.ofSeconds(30));
    }

    @Test
    void takesTwoPersonsAndThreeDaysAndEverybodyIsTold() {
        Response opened = open("one");
        opened.then()
                .statusCode(202)
                .body("state", equalTo("OPEN"))
                .body("dueAt", equalTo(clock.instant().plus(Duration.ofDays(3)).toString()));
        assertTrue(database.templatesTo(account.email()).contains("FACTOR_REMOVAL_OPENED"));
        assertTrue(database.templatesTo(account.phone()).contains("FACTOR_REMOVAL_OPENED"));
        refused(403, "forbidden", approve("one", opened.path("id")));
        clock.advance(Duration.ofDays(3));
        complete(opened);
        assertEquals(1, factors());
        approve("two", opened.path("id")).then().statusCode(200).body("approvedBy", equalTo("two"));

        complete(opened);

        assertEquals(0, factors());
        Client.tryLogIn(account.username(), TestAccounts.PASSWORD).then().statusCode(201);
        assertTrue(database.templatesTo(account.email()).contains("FACTORS_REMOVED"));
        assertTrue(database.timelineOf(account.id()).contains("FACTOR_REMOVED SUCCEEDED"));
        assertEquals("COMPLETED", list().path("items[0].state"));
        refused(409, "wrong-state", open("one")).then().body("state", equalTo("NO_FACTOR"));
    }

    @Test
    void takesNoEffectBeforeItsTime() {
        Response opened = open("one");
        approve("two", opened.path("id")).then().statusCode(200);
        clock.advance(Duration.ofDays(3).minusMillis(1));

        complete(opened);

        assertEquals(1, factors());
    }

    @Test
    void isStoppedByWhoeverProvesAFactor() {
        Response opened = open("one");
        approve("two", opened.path("id")).then().statusCode(200);

        SecondStep.ofPassword(account).byTotp(app.at(clock.instant())).then().statusCode(201);

        assertEquals("STOPPED", list().path("items[0].state"));
        assertTrue(database.templatesTo(account.email()).contains("FACTOR_REMOVAL_STOPPED"));
        clock.advance(Duration.ofDays(3));
        complete(opened);
        assertEquals(1, factors());
        refused(409, "wrong-state", approve("two", opened.path("id")));
    }

    @Test
    void expiresAfterAWeekAndWaitsForAFrozenAccount() {
        Response opened = open("one");
        clock.advance(Duration.ofDays(7));
        refused(409, "wrong-state", approve("two", opened.path("id"))).then().body("state", equalTo("EXPIRED"));

        Response another = open("one");
        approve("two", another.path("id")).then().statusCode(200);
        database.execute("update account set status = 'FROZEN' where id = ?", account.id());
        clock.advance(Duration.ofDays(3));
        complete(another);
        assertEquals(1, factors());
    }

    @Test
    void ofWhatIsUnknownIsNotFound() {
        String stranger = "/api/v1/operator/accounts/" + UUID.randomUUID() + "/factor-removals";
        refused(404, "not-found", by("one").body(Map.of("reason", "lost")).post(stranger));
        refused(404, "not-found", approve("two", UUID.randomUUID().toString()));
    }

    private void complete(Response opened) {
        removals.complete(new OwnedId(account.id(), UUID.fromString(opened.path("id"))));
    }

    private int factors() {
        return database.count("select count(*) from factor where account_id = ? and removed_at is null", account.id());
    }

    private Response open(String operator) {
        return by(operator).body(Map.of("reason", "The phone is lost.")).post(path());
    }

    private Response approve(String operator, String id) {
        return by(operator).post(path() + "/" + id + "/approve");
    }

    private Response list() {
        return by("one").get(path());
    }

    private String path() {
        return "/api/v1/operator/accounts/" + account.id() + "/factor-removals";
    }

    private static io.restassured.specification.RequestSpecification by(String operator) {
        return Client.anonymous().auth().oauth2(Platform.operatorTokenOf(operator, "recovery"));
    }
}
