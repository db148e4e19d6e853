package com.truewatch.billing.accounts.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.Rounds;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Undos that meet each other, and whatever else is done with the account in that moment. */
@QuarkusTest
class UndoRaceTest extends UndoTestCase {

    @Test
    void ofManyAtOnceOneWins() throws Exception {
        String token = tokenAfterChangeOfEmail();

        List<Response> answers = AtOnce.times(20, () -> quickly(token));

        assertEquals(1, answers.stream().filter(it -> it.statusCode() == 200).count());
        assertEquals(
                19,
                answers.stream()
                        .filter(it -> it.statusCode() == 409 && it.path("state").equals("UNDONE"))
                        .count());
        assertEquals(
                1,
                database.count(
                        "select count(*) from activity where account_id = ? and type = 'CREDENTIAL_CHANGE_UNDONE'",
                        account.id()));
        assertEquals(
                1,
                database.templatesTo(account.email()).stream()
                        .filter(it -> it.equals("EMAIL_CHANGE_UNDONE"))
                        .count());
    }

    @Test
    void ofTwoChangesOfOneAccountAlwaysEndAtTheFirstAddress() throws Exception {
        for (int round = 0; round < Rounds.COUNT; round++) {
            anotherAccount();
            String middle = change(intruder, "EMAIL");
            change(intruder, "EMAIL");
            String first = links.undo(account.email());
            String second = links.undo(middle);

            List<Response> answers = AtOnce.run(() -> quickly(first), () -> quickly(second));

            assertEquals(200, answers.get(0).statusCode(), () -> answers.get(0).asString());
            assertTrue(
                    answers.get(1).statusCode() == 200
                            || answers.get(1).path("state").equals("VOID"),
                    () -> answers.get(1).asString());
            assertEquals(account.email(), email());
        }
    }

    @Test
    void meetingTheCompletionOfTheNextChangeAlwaysWins() throws Exception {
        for (int round = 0; round < Rounds.COUNT; round++) {
            anotherAccount();
            String token = tokenAfterChangeOfEmail();
            ChangeCalls next = awaitingNewCode(intruder, "EMAIL", TestAccounts.freshEmail());
            String code = codes.next(next.id());

            List<Response> answers = AtOnce.run(
                    () -> quickly(token), () -> next.quickly(intruder).newCode(code));

            assertEquals(200, answers.get(0).statusCode(), () -> answers.get(0).asString());
            boolean completed = answers.get(1).statusCode() == 200;
            assertTrue(
                    completed || Set.of(401, 409).contains(answers.get(1).statusCode()),
                    () -> answers.get(1).asString());
            assertEquals(account.email(), email());
            assertEquals(
                    completed ? "COMPLETED" : "CANCELLED",
                    database.value("select state from credential_change where id = ?", next.id()));
            assertEquals(
                    completed ? "1" : "0",
                    database.value(
                            "select count(*) from credential_undo where account_id = ? and voided_at is not null",
                            account.id()));
        }
    }

    @Test
    void meetingANewPasswordNeverLeavesIt() throws Exception {
        for (int round = 0; round < Rounds.COUNT; round++) {
            anotherAccount();
            String token = tokenAfterChangeOfEmail();

            List<Response> answers = AtOnce.run(
                    () -> quickly(token),
                    () -> intruder.uncheckedRequest()
                            .contentType("application/json")
                            .body(Map.of("currentPassword", TestAccounts.PASSWORD, "newPassword", NEW_PASSWORD))
                            .put("/api/v1/account/password"));

            assertEquals(200, answers.get(0).statusCode(), () -> answers.get(0).asString());
            Client.tryLogIn(account.username(), NEW_PASSWORD).then().statusCode(401);
        }
    }

    private void anotherAccount() {
        account = accounts.create();
        intruder = Client.of(account);
    }

    private static Response quickly(String token) {
        return Client.unchecked()
                .contentType("application/json")
                .body(Map.of("token", token))
                .post(Links.UNDO);
    }
}
