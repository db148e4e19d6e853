package com.truewatch.billing.accounts.undo;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.OperatorCalls;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.RecoveryCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two operators decide whose a contested account is. */
@QuarkusTest
class ContestDecisionTest extends UndoTestCase {
    private String email = "";
    private String phone = "";

    /** Both credentials are changed, the holder of before undoes that, and who was replaced contests. */
    private void contested() {
        email = change(intruder, "EMAIL");
        clock.advance(Duration.ofMinutes(2));
        phone = change(intruder, "PHONE");
        undone(links.undo(account.email()));
        contest(links.contest(email)).then().statusCode(200);
    }

    @Test
    void keepsTheRestoredSide() {
        contested();

        decide("first", "RESTORED")
                .then()
                .statusCode(202)
                .body("proposedBy", equalTo("first"))
                .body("decidedAt", nullValue());
        assertEquals("FROZEN", status());
        decide("second", "RESTORED").then().statusCode(200).body("decidedBy", equalTo("second"));

        assertEquals("ACTIVE", status());
        assertEquals(account.email(), email());
        assertEquals(account.phone(), phone());
        Client holder = logInByPassword();
        ChangeCalls.start(holder, "EMAIL");
        assertTrue(database.templatesTo(account.email()).contains("CONTEST_DECIDED"));
        for (String lost : List.of(email, phone)) {
            assertTrue(database.templatesTo(lost).contains("CONTEST_DECIDED_FORMER"), lost);
        }
        assertEquals(
                List.of(
                        "account.email-changed",
                        "account.phone-changed",
                        "account.email-changed",
                        "account.phone-changed",
                        "account.frozen",
                        "account.unfrozen",
                        "account.released"),
                database.eventsOf(account.id()).stream()
                        .filter(it -> !it.equals("account.held"))
                        .toList());
    }

    @Test
    void putsBothCredentialsOfTheReplacedSideBack() {
        contested();

        decided("REPLACED");

        assertEquals(email, email());
        assertEquals(phone, phone());
        refused(401, "invalid-credentials", Client.tryLogIn(email, TestAccounts.PASSWORD));
        Response login = STRANGER.requestLogin(email);
        Client kept = Client.of(STRANGER.logIn(login.path("id"), codes.requested(login)));
        kept.request().get("/api/v1/account").then().statusCode(200).body("holdUntil", nullValue());
        for (String lost : List.of(account.email(), account.phone())) {
            assertTrue(database.templatesTo(lost).contains("CONTEST_DECIDED_FORMER"), lost);
        }
    }

    @Test
    void leavesNoLinkFromBefore() {
        contested();
        String undo = links.undo(account.email());
        String contest = links.contest(phone);
        decided("REPLACED");

        refused(409, "wrong-state", undo(undo));
        refused(409, "wrong-state", contest(contest));
        assertEquals(email, email());
    }

    @Test
    void endsWhatWasOpenedMeanwhile() {
        contested();
        String fresh = TestAccounts.freshEmail();
        String id = RecoveryCalls.open(account.id(), "EMAIL", fresh).path("id");

        decided("RESTORED");

        assertEquals("CANCELLED", database.value("select state from address_recovery where id = ?::uuid", id));
    }

    @Test
    void needsTwoPersonsWhoAgree() {
        contested();
        decide("first", "RESTORED").then().statusCode(202);
        decide("first", "RESTORED").then().statusCode(202);
        refused(409, "wrong-state", decide("second", "REPLACED")).then().body("state", equalTo("CONTESTED"));
        assertEquals("FROZEN", status());

        decide("first", "REPLACED").then().statusCode(202).body("keep", equalTo("REPLACED"));
        decide("second", "REPLACED").then().statusCode(200);
        refused(409, "wrong-state", decide("third", "REPLACED"));
    }

    @Test
    void isTheOnlyWayOut() {
        contested();

        refused(409, "wrong-state", operator("unfreeze", Map.of("reason", "x")))
                .then()
                .body("state", equalTo("CONTESTED"));
        refused(
                        409,
                        "wrong-state",
                        operator(
                                "freeze",
                                Map.of(
                                        "reason",
                                        "x",
                                        "until",
                                        clock.instant().plusSeconds(60).toString())))
                .then()
                .body("state", equalTo("CONTESTED"));
        assertNull(database.value("select frozen_until::text from account where id = ?", account.id()));
    }

    @Test
    void ofManyOperatorsAtOnceIsMadeOnce() throws Exception {
        contested();
        decide("first", "REPLACED").then().statusCode(202);

        List<Integer> statuses =
                AtOnce.times(10, () -> decide("second", "REPLACED").statusCode());

        assertEquals(1, Collections.frequency(statuses, 200), statuses::toString);
        assertEquals(9, Collections.frequency(statuses, 409), statuses::toString);
        assertEquals(
                1,
                database.count(
                        "select count(*) from operator_act where account_id = ? and act = 'CONTEST_DECISION'",
                        account.id()));
    }

    @Test
    void keepsTheReplacedAddressesUntilThen() {
        contested();
        clock.advance(Duration.ofDays(60));

        Client other = Client.of(accounts.create());
        ChangeCalls taking = awaitingNewCode(other, "EMAIL", email);
        refused(409, "address-unavailable", taking.newCode(codes.next(taking.id())));
        decided("RESTORED");
        taking.newAddress(email).then().statusCode(200);
        taking.newCode(codes.next(taking.id())).then().statusCode(200);
    }

    @Test
    void isMadeByWhoMayAndAboutWhatIs() {
        contested();
        refused(404, "not-found", OperatorCalls.decide(UUID.randomUUID(), "first", "RESTORED"));
        refused(
                403,
                "forbidden",
                Platform.operator("freeze")
                        .body(Map.of("keep", "RESTORED", "reason", "x"))
                        .post("/api/v1/operator/accounts/" + account.id() + "/contest-decision"));
        for (Map<String, Object> body : List.<Map<String, Object>>of(
                Map.of("keep", "BOTH", "reason", "x"),
                Map.of("keep", "RESTORED"),
                Map.of("reason", "x"),
                Map.of("keep", "RESTORED", "reason", ""),
                Map.of("keep", 1, "reason", "x"))) {
            refused(
                    400,
                    "invalid-request",
                    Client.unchecked()
                            .contentType("application/json")
                            .auth()
                            .oauth2(Platform.operatorTokenOf("first", "recovery"))
                            .body(body)
                            .post("/api/v1/operator/accounts/" + account.id() + "/contest-decision"));
        }
    }

    private void decided(String keep) {
        decide("first", keep).then().statusCode(202);
        decide("second", keep).then().statusCode(200);
    }

    private Response decide(String operator, String keep) {
        return OperatorCalls.decide(account.id(), operator, keep);
    }

    private Response operator(String act, Map<String, String> body) {
        return Platform.operator("freeze").body(body).post("/api/v1/operator/accounts/" + account.id() + "/" + act);
    }

    private String status() {
        return database.value("select status from account where id = ?", account.id());
    }
}
