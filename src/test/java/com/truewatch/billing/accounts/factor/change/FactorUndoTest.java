package com.truewatch.billing.accounts.factor.change;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.SecondStep;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link in the notice of a change of second factors. */
@QuarkusTest
class FactorUndoTest {
    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Links links;

    TestAccount account;
    Client client;
    FactorCalls holder;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
        client = Client.of(account);
        holder = FactorCalls.by(client);
    }

    @Test
    void aloneEndsEverySessionAndHoldsTheAccountAndTheFactorsStay() {
        AuthenticatorApp app = holder.enrolApp(clock);
        String token = links.factors(account.email());

        follow(Map.of("token", token))
                .then()
                .statusCode(200)
                .body("factorsRestored", equalTo(false))
                .body(
                        "holdUntil",
                        equalTo(clock.instant().plus(Duration.ofHours(24)).toString()));

        refused(401, "session-ended", client.request().get("/api/v1/account"));
        clock.advance(Duration.ofSeconds(30));
        Response login = SecondStep.ofPassword(account).byTotp(app.at(clock.instant()));
        login.then().statusCode(201);
        refused(409, "account-on-hold", FactorCalls.by(Client.of(login)).beginTotp("Mine"));
        assertTrue(database.templatesTo(account.email()).contains("FACTOR_CHANGE_HELD"));
    }

    @Test
    void holdsOnceHoweverOftenItIsFollowed() {
        holder.enrolApp(clock);
        String token = links.factors(account.email());
        follow(Map.of("token", token)).then().statusCode(200);
        clock.advance(Duration.ofHours(23));
        String until = database.value("select hold_until from account where id = ?", account.id());

        follow(Map.of("token", token)).then().statusCode(200);

        assertEquals(until, database.value("select hold_until from account where id = ?", account.id()));
    }

    @Test
    void withThePasswordFromBeforeTakesAnEnrolmentBack() {
        holder.enrolApp(clock);

        follow(Map.of("token", links.factors(account.email()), "password", TestAccounts.PASSWORD))
                .then()
                .statusCode(200)
                .body("factorsRestored", equalTo(true));

        Client again = Client.of(account);
        assertEquals(List.of(), FactorCalls.by(again).ids());
        assertTrue(database.timelineOf(account.id()).contains("FACTOR_CHANGE_UNDONE SUCCEEDED"));
    }

    @Test
    void withThePasswordFromBeforeBringsBackWhatWasRemoved() {
        AuthenticatorApp app = holder.enrolApp(clock);
        List<String> codes = holder.codes();
        String id = holder.ids().get(1);
        clock.advance(Duration.ofSeconds(1));
        holder.remove(id).then().statusCode(204);
        client.request()
                .body(Map.of("currentPassword", TestAccounts.PASSWORD, "newPassword", "what an intruder has set"))
                .put("/api/v1/account/password")
                .then()
                .statusCode(200);
        String token = Links.token(links.awaitNth(account.email(), "factors", 3));

        follow(Map.of("token", token, "password", TestAccounts.PASSWORD)).then().statusCode(200);

        clock.advance(Duration.ofSeconds(30));
        SecondStep.of(Client.tryLogIn(account.username(), "what an intruder has set"))
                .byTotp(app.at(clock.instant()))
                .then()
                .statusCode(201);
        SecondStep.of(Client.tryLogIn(account.username(), "what an intruder has set"))
                .byRecoveryCode(codes.get(0))
                .then()
                .statusCode(201);
    }

    @Test
    void withAWrongPasswordOnlyHoldsAndIsCounted() {
        holder.enrolApp(clock);
        String token = links.factors(account.email());

        for (int i = 0; i < 5; i++) {
            refused(401, "invalid-credentials", follow(Map.of("token", token, "password", "a wrong password, surely")));
        }

        refused(429, "too-many-requests", follow(Map.of("token", token, "password", TestAccounts.PASSWORD)));
        assertEquals(
                1,
                database.count(
                        "select count(*) from factor where account_id = ? and removed_at is null", account.id()));
        assertEquals("t", database.value("select hold_until is not null from account where id = ?", account.id()));
    }

    @Test
    void isGoodForSevenDaysAndIsNothingElse() {
        holder.enrolApp(clock);
        String token = links.factors(account.email());
        refused(404, "not-found", follow(Map.of("token", token + "x")));
        refused(404, "not-found", follow(Map.of("token", "a.b.c")));
        refused(404, "not-found", Links.follow(Links.UNDO, token));
        clock.advance(Duration.ofDays(7));

        refused(404, "not-found", follow(Map.of("token", token)));
        assertEquals("t", database.value("select hold_until is null from account where id = ?", account.id()));
    }

    private static Response follow(Map<String, String> body) {
        return Client.anonymous().body(body).post("/api/v1/factor-changes/undo");
    }
}
