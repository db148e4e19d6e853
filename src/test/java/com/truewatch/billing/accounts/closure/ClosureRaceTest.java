package com.truewatch.billing.accounts.closure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Closing against whatever else may happen to the account in the same moment. */
@QuarkusTest
class ClosureRaceTest extends ClosureTestCase {
    private static final String ROUNDS = "com.truewatch.billing.accounts.testing.Rounds#each";

    @ParameterizedTest
    @MethodSource(ROUNDS)
    void ofManyConfirmationsOneCloses() throws Exception {
        String code = requested();

        List<Integer> statuses = AtOnce.times(8, () -> closing.confirm(code).statusCode());

        assertEquals(1, Collections.frequency(statuses, 204), statuses::toString);
        // Eight at once are more than the five tries, which right ones give back.
        assertTrue(statuses.stream().allMatch(it -> List.of(204, 401, 422, 423).contains(it)), statuses::toString);
        assertEquals(
                1,
                database.count(
                        "select count(*) from event where account_id = ? and type = 'account.closed'", account.id()));
    }

    @ParameterizedTest
    @MethodSource(ROUNDS)
    void noWorkspaceIsBoundToAClosedAccount() throws Exception {
        String code = requested();
        String workspace = WorkspaceCalls.freshId();

        List<Response> answers =
                AtOnce.run(() -> closing.confirm(code), () -> WorkspaceCalls.bind(account.id(), workspace, "ap1"));

        boolean closed = answers.get(0).statusCode() == 204;
        assertEquals(closed ? 409 : 201, answers.get(1).statusCode(), answers.get(1)::asString);
        assertEquals(closed ? "CLOSED" : "ACTIVE", status());
        assertEquals(closed ? 0 : 1, database.count("select count(*) from workspace where id = ?", workspace));
    }

    @ParameterizedTest
    @MethodSource(ROUNDS)
    void noAddressComesToAClosedAccount() throws Exception {
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        change.currentCode(codes.current(change.id())).then().statusCode(200);
        String address = TestAccounts.freshEmail();
        change.newAddress(address).then().statusCode(200);
        String newCode = codes.next(change.id());
        String code = requested();

        List<Response> answers = AtOnce.run(
                () -> closing.confirm(code), () -> change.quickly(holder).newCode(newCode));

        boolean closed = answers.get(0).statusCode() == 204;
        assertEquals(closed ? "CLOSED" : "ACTIVE", status(), answers.get(0)::asString);
        assertEquals(closed ? 0 : 1, database.count("select count(*) from account where email_key = ?", address));
        assertTrue(answers.stream().allMatch(it -> it.statusCode() < 500), answers.get(1)::asString);
    }
}
