package com.truewatch.billing.accounts.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** A holder who is logged in, the ways into each state, and the refusal that leaves no trace. */
abstract class ChangeTestCase {
    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    TestAccount account;
    Client holder;

    @BeforeEach
    void logIn() {
        account = accounts.create();
        holder = Client.of(account);
    }

    ChangeCalls currentCodeSent() {
        return ChangeCalls.start(holder, "EMAIL");
    }

    ChangeCalls currentVerified() {
        ChangeCalls change = currentCodeSent();
        change.currentCode(codes.current(change.id())).then().statusCode(200);
        return change;
    }

    ChangeCalls newCodeSent(String address) {
        ChangeCalls change = currentVerified();
        change.newAddress(address).then().statusCode(200);
        return change;
    }

    ChangeCalls completed(String address) {
        ChangeCalls change = newCodeSent(address);
        change.newCode(codes.next(change.id())).then().statusCode(200);
        return change;
    }

    /** Wrong codes for step one; each is counted. */
    void enterWrongCurrentCodes(ChangeCalls change, int n) {
        for (int i = 0; i < n; i++) {
            change.currentCode(wrongCurrentCode(change)).then().statusCode(422);
        }
    }

    String wrongCurrentCode(ChangeCalls change) {
        return Codes.otherThan(codes.current(change.id()));
    }

    String wrongNewCode(ChangeCalls change) {
        return Codes.otherThan(codes.next(change.id()));
    }

    /** The call is refused, and every row of the account is as it was. */
    Response assertRefusedWithoutTrace(int status, String problem, Supplier<Response> call) {
        List<String> before = database.everythingOf(account.id());
        Response answer = assertRefused(status, problem, call.get());
        assertEquals(before, database.everythingOf(account.id()));
        return answer;
    }

    void assertWrongState(String state, Supplier<Response> call) {
        assertEquals(state, assertRefusedWithoutTrace(409, "wrong-state", call).path("state"));
    }

    static Response assertRefused(int status, String problem, Response answer) {
        assertEquals(status, answer.statusCode(), answer::asString);
        assertEquals("/problems/" + problem, answer.path("type"));
        return answer;
    }

    /** A wrong code that leaves so many tries. */
    static void assertCounted(int attemptsLeft, Response answer) {
        assertEquals(attemptsLeft, assertRefused(422, "code-incorrect", answer).<Integer>path("attemptsLeft"));
    }

    static void assertState(String state, ChangeCalls change) {
        assertEquals(state, change.get().path("state"));
    }
}
