package com.truewatch.billing.accounts.undo;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.account.hold.HoldRuns;
import com.truewatch.billing.accounts.platform.jobs.PurgeRuns;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;

/** A holder whose email or phone somebody changes, and the links that the notices bring. */
abstract class UndoTestCase {
    static final String NEW_PASSWORD = "violet tractor sings to Oslo 94";
    static final CodeCalls STRANGER = CodeCalls.byStranger();
    static final Duration HOLD = Duration.ofHours(24);

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    @Inject
    Links links;

    @Inject
    HoldRuns holds;

    @Inject
    PurgeRuns purges;

    TestAccount account;
    Client intruder;

    @BeforeEach
    void logIn() {
        account = accounts.create();
        intruder = Client.of(account);
    }

    /** A whole change to a fresh address. */
    String change(Client client, String credential) {
        String address = credential.equals("EMAIL") ? TestAccounts.freshEmail() : TestAccounts.freshPhone();
        change(client, credential, address);
        return address;
    }

    /** A whole change. */
    ChangeCalls change(Client client, String credential, String address) {
        ChangeCalls change = awaitingNewCode(client, credential, address);
        change.newCode(codes.next(change.id())).then().statusCode(200);
        return change;
    }

    /** All of it but the last code. */
    ChangeCalls awaitingNewCode(Client client, String credential, String address) {
        ChangeCalls change = ChangeCalls.start(client, credential);
        change.currentCode(codes.current(change.id())).then().statusCode(200);
        change.newAddress(address).then().statusCode(200);
        return change;
    }

    /** The intruder has changed the email; the token came to the one before. */
    String tokenAfterChangeOfEmail() {
        change(intruder, "EMAIL");
        return links.undo(account.email());
    }

    Response undo(String token) {
        return Links.follow(Links.UNDO, token);
    }

    void undone(String token) {
        undo(token).then().statusCode(200);
    }

    Response contest(String token) {
        return Links.follow(Links.CONTEST, token);
    }

    /** The link is refused for the state it is in, and every row of the account is as it was. */
    void assertWrongState(String state, Supplier<Response> call) {
        assertEquals(state, refusedWithoutTrace(409, "wrong-state", call).path("state"));
    }

    /** So much time, after which what is purged by then is gone. */
    void pass(Duration time) {
        clock.advance(time);
        purges.finish();
    }

    Response refusedWithoutTrace(int status, String problem, Supplier<Response> call) {
        // The end of a hold is told of when its time has come, whatever is called.
        holds.finish();
        List<String> before = database.everythingOf(account.id());
        Response answer = refused(status, problem, call.get());
        assertEquals(before, database.everythingOf(account.id()));
        return answer;
    }

    String email() {
        return email(account.id());
    }

    String email(UUID id) {
        return database.value("select email from account where id = ?", id);
    }

    String phone() {
        return database.value("select phone from account where id = ?", account.id());
    }

    Client logInByPassword() {
        return Client.logIn(account.username());
    }
}
