package com.truewatch.billing.accounts.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.DatabaseTraffic;
import com.truewatch.billing.accounts.testing.DatabaseTraffic.Transaction;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.profile.OwnDatabaseWithoutKeys;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A try is counted in a commit that nobody waits for. What is answered afterwards is answered after one that somebody waits
 * for: the log is written in its order, so a crash of PostgreSQL that takes the count takes an answer that nobody has got.
 */
@QuarkusTest
@TestProfile(OwnDatabaseWithoutKeys.class)
class DurableAnswersTest {
    private static final String ANOTHER = "another battery staple horse";

    @Inject
    TestAccounts accounts;

    @Inject
    DerivedCodes codes;

    @Inject
    Database database;

    TestAccount account;
    Client client;
    CodeCalls browser;

    @BeforeEach
    void aHolder() {
        account = accounts.createWithoutPhone();
        client = Client.of(account);
        browser = CodeCalls.by(client);
    }

    @Test
    void passwordsRightAndWrong() {
        assertDurable(201, () -> browser.logInByPassword(account.email(), TestAccounts.PASSWORD));
        assertDurable(401, () -> browser.logInByPassword(account.email(), ANOTHER));
        assertDurable(401, () -> browser.logInByPassword(TestAccounts.freshEmail(), ANOTHER));
        assertDurable(
                401, () -> client.request().body(Map.of("password", ANOTHER)).post("/api/v1/account/proofs"));
    }

    @Test
    void codesOfAChange() {
        ChangeCalls change = ChangeCalls.start(client, "EMAIL");
        String code = codes.current(change.id());
        assertDurable(422, () -> change.currentCode(Codes.otherThan(code)));
        assertDurable(200, () -> change.currentCode(code));
        change.newAddress(TestAccounts.freshEmail()).then().statusCode(200);
        assertDurable(422, () -> change.newCode(Codes.otherThan(codes.next(change.id()))));
        assertDurable(200, () -> change.newCode(codes.next(change.id())));
    }

    @Test
    void codesThatLogIn() {
        Response request = browser.requestLogin(account.email());
        String id = request.path("id");
        String code = codes.requested(request);
        for (int tries = 0; tries < 4; tries++) {
            assertDurable(422, () -> browser.logIn(id, Codes.otherThan(code)));
        }
        assertDurable(201, () -> browser.logIn(id, code));
        assertEquals("4", tries(id), "a right code is no try");
        assertDurable(422, () -> browser.logIn(id, code));
    }

    /** What is refused after a right code leaves the code good, and its try none. */
    @Test
    void codesThatAreSpared() {
        Response request = browser.requestLogin(account.email());
        String id = request.path("id");
        database.execute("update account set status = 'FROZEN' where id = ?", account.id());
        assertDurable(403, () -> browser.logIn(id, codes.requested(request)));
        assertEquals("0", tries(id));

        String email = TestAccounts.freshEmail();
        Response registration = CodeCalls.byStranger().startRegistration(email);
        String taken = account.username();
        assertDurable(
                409,
                () -> CodeCalls.byStranger()
                        .completeRegistration(
                                registration.path("id"),
                                Map.of(
                                        "code",
                                        codes.requested(registration),
                                        "username",
                                        taken,
                                        "profile",
                                        Map.of("companyName", "Otter Works"),
                                        "agreementVersion",
                                        "2026-11")));
        assertEquals("0", tries(registration.path("id")));
        assertEquals(0, database.count("select count(*) from failed_code_budget where account_id = ?", account.id()));
    }

    private String tries(String request) {
        return database.value("select tries from challenge where id = ?", UUID.fromString(request));
    }

    /** The last that the call has written is waited for; and there is something whose commit is not, or this says nothing. */
    private static void assertDurable(int status, Supplier<Response> call) {
        int mark = DatabaseTraffic.mark();
        Response answer = call.get();
        List<Transaction> written = DatabaseTraffic.since(mark).stream()
                .filter(Transaction::writes)
                .filter(it -> !it.isOfDelivery())
                .toList();

        assertEquals(status, answer.statusCode(), answer::asString);
        assertFalse(written.isEmpty());
        assertTrue(written.get(written.size() - 1).isWaitedFor(), written::toString);
    }
}
