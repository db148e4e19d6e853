package com.truewatch.billing.accounts.undo;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.OperatorCalls;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The brake on the brake: who lost an address to an undo has the account frozen. */
@QuarkusTest
class ContestResourceTest extends UndoTestCase {
    private static final Duration WEEK = UndoRight.LINK_LIFETIME;

    @Test
    void freezesTheAccountUntilAnOperatorDecides() {
        String token = tokenAfterUndo();
        Client holder = logInByPassword();

        contest(token)
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body("credential", equalTo("EMAIL"))
                .body("status", equalTo("FROZEN"));

        refused(401, "session-ended", holder.request().get("/api/v1/account"));
        refused(403, "account-frozen", Client.tryLogIn(account.username(), TestAccounts.PASSWORD))
                .then()
                .body("$", not(hasKey("until")));
        clock.advance(Duration.ofDays(30));
        refused(403, "account-frozen", Client.tryLogIn(account.username(), TestAccounts.PASSWORD));
    }

    @Test
    void isToldToOperatorsAndOtherServices() {
        contest(tokenAfterUndo()).then().statusCode(200);

        assertEquals(
                List.of("account.email-changed", "account.held", "account.email-changed", "account.frozen"),
                database.eventsOf(account.id()));
        assertEquals(
                "FREEZE account-management Contested undo of a change of email",
                database.value(
                        "select act || ' ' || operator || ' ' || reason from operator_act where account_id = ?",
                        account.id()));
        Platform.operator("audit")
                .get("/api/v1/operator/accounts/" + account.id() + "/activity")
                .then()
                .statusCode(200)
                .body("items.type", hasItems("UNDO_CONTESTED", "ACCOUNT_FROZEN"))
                .body("items.find { it.type == 'ACCOUNT_FROZEN' }.details.by", equalTo("CONTEST"));
    }

    @Test
    void worksOnceAndNotAgainAfterTheDecision() {
        String token = tokenAfterUndo();
        contest(token).then().statusCode(200);
        assertWrongState("CONTESTED", () -> contest(token));
        decide("RESTORED");

        assertWrongState("DECIDED", () -> contest(token));
        logInByPassword();
    }

    @Test
    void ofManyAtOnceIsDoneOnce() throws Exception {
        String token = tokenAfterUndo();

        List<Integer> statuses = AtOnce.times(10, () -> contest(token).statusCode());

        assertEquals(1, Collections.frequency(statuses, 200), statuses::toString);
        assertEquals(9, Collections.frequency(statuses, 409), statuses::toString);
        assertEquals(1, database.count("select count(*) from operator_act where account_id = ?", account.id()));
    }

    @Test
    void worksForSevenDaysAfterTheUndo() {
        String next = change(intruder, "EMAIL");
        String undo = links.undo(account.email());
        clock.advance(WEEK.minusMillis(1));
        undone(undo);
        String token = links.contest(next);
        pass(WEEK);

        assertWrongState("EXPIRED", () -> contest(token));
    }

    @Test
    void worksAtTheLastMoment() {
        String token = tokenAfterUndo();
        clock.advance(WEEK.minusMillis(1));

        contest(token).then().statusCode(200);
    }

    @Test
    void stopsEveryOtherUndoForGood() {
        String middle = change(intruder, "EMAIL");
        String last = change(intruder, "EMAIL");
        String first = Links.token(links.awaitNth(account.email(), "undo", 2));
        undone(links.undo(middle));
        contest(links.contest(last)).then().statusCode(200);

        refusedWithoutTrace(403, "account-frozen", () -> undo(first));
        decide("RESTORED");
        assertWrongState("UNDONE", () -> undo(first));
    }

    @Test
    void givesAFreezeThatWouldHaveEndedNoEnd() {
        String token = tokenAfterUndo();
        operator(
                        "freeze",
                        Map.of(
                                "reason",
                                "x",
                                "until",
                                clock.instant().plus(HOLD).toString()))
                .then()
                .statusCode(200);

        contest(token).then().statusCode(200);

        clock.advance(HOLD);
        refused(403, "account-frozen", Client.tryLogIn(account.username(), TestAccounts.PASSWORD));
    }

    @Test
    void comesByTextMessageWhereAPhoneWasReplaced() {
        String next = change(intruder, "PHONE");
        undone(links.undo(account.email()));

        contest(links.contest(next)).then().statusCode(200).body("credential", equalTo("PHONE"));
        assertTrue(database.timelineOf(account.id()).contains("UNDO_CONTESTED SUCCEEDED"));
    }

    private String tokenAfterUndo() {
        String next = change(intruder, "EMAIL");
        undone(links.undo(account.email()));
        return links.contest(next);
    }

    private void decide(String keep) {
        OperatorCalls.decide(account.id(), "first-operator", keep).then().statusCode(202);
        OperatorCalls.decide(account.id(), "second-operator", keep).then().statusCode(200);
    }

    private Response operator(String act, Map<String, String> body) {
        return Platform.operator("freeze").body(body).post("/api/v1/operator/accounts/" + account.id() + "/" + act);
    }
}
