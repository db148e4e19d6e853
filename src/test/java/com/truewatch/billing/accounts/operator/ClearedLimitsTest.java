package com.truewatch.billing.accounts.operator;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.verification.CodePolicy;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff help a holder whose tries somebody has used up. */
@QuarkusTest
class ClearedLimitsTest {
    private static final CodeCalls STRANGER = CodeCalls.byStranger();

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    TestAccount account;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
    }

    @Test
    void aLoginByCodeThatAHundredWrongOnesHaveBlockedWorksAgain() {
        Response request = STRANGER.requestLogin(account.email());
        refused(422, "code-incorrect", STRANGER.logIn(request.path("id"), Codes.otherThan(codes.requested(request))));
        database.execute(
                "update failed_code_budget set in_a_row = ?, failed = ? where account_id = ?",
                CodePolicy.FAILED_CODES_IN_A_ROW,
                CodePolicy.FAILED_CODES,
                account.id());
        refused(429, "too-many-requests", STRANGER.requestLogin(account.email()));

        clear().then().statusCode(204);

        Response anew = STRANGER.requestLogin(account.email());
        STRANGER.logIn(anew.path("id"), codes.requested(anew)).then().statusCode(201);
    }

    @Test
    void aPasswordThatMustWaitIsComparedAtOnce() {
        for (int i = 0; i < FailedPasswords.FREE; i++) {
            Client.tryLogIn(account.email(), "not the password of it").then().statusCode(401);
        }
        refused(429, "too-many-requests", Client.tryLogIn(account.email(), TestAccounts.PASSWORD));

        clear().then().statusCode(204);

        Client.tryLogIn(account.email(), TestAccounts.PASSWORD).then().statusCode(201);
    }

    @Test
    void whatWasSentToTheAccountAndAskedForByItsLoginsIsForgotten() {
        Client holder = Client.of(account);
        holder.request().body(Map.of("credential", "EMAIL")).post("/api/v1/account/credential-changes");
        for (String login : List.of(account.username(), account.email(), account.phone())) {
            STRANGER.requestLogin(login).then().statusCode(202);
            CodeCalls.by(holder).requestReset(login).then().statusCode(202);
        }
        assertTrue(uses() >= 5, "counted");

        clear().then().statusCode(204);

        assertEquals(0, uses());
    }

    @Test
    void limitsOfNetworksAndOfOthersStay() {
        TestAccount other = accounts.create();
        for (TestAccount it : List.of(account, other)) {
            Client.tryLogIn(it.email(), "not the password of it").then().statusCode(401);
            STRANGER.requestLogin(it.email()).then().statusCode(202);
        }
        String networks = "select count(*) from rate_limit where key like '% network %'";
        int before = database.count(networks);
        List<String> others = database.everythingOf(other.id());

        clear().then().statusCode(204);

        assertEquals(before, database.count(networks));
        assertEquals(others, database.everythingOf(other.id()));
        assertEquals(
                1, database.count("select count(*) from rate_limit where key = ?", "sends UNKNOWN " + other.email()));
        assertEquals(1, database.count("select count(*) from failed_password where account_id = ?", other.id()));
    }

    @Test
    void isWrittenDownWithWhatWasClearedAndToldToTheHolder() {
        Client.tryLogIn(account.email(), "not the password of it").then().statusCode(401);
        STRANGER.requestLogin(account.email()).then().statusCode(202);

        clear().then().statusCode(204);

        assertEquals(
                List.of("CLEAR_LIMITS local-operator Locked out, ticket 4711 1 0 0 1 0"),
                database.rows(
                        "select concat_ws(' ', act, operator, reason, before ->> 'failedPasswords', before ->>"
                                + " 'failedCodes', before ->> 'failedCodesInARow', before ->> 'sends', after ->> 'sends')"
                                + " from operator_act where account_id = ?",
                        account.id()));
        List<String> timeline = database.timelineOf(account.id());
        assertEquals("LIMITS_CLEARED SUCCEEDED", timeline.get(timeline.size() - 1));
    }

    @Test
    void aClosedOrUnknownAccountHasNone() {
        accounts.close(account);

        refused(409, "wrong-state", clear());
        account = new TestAccount(UUID.randomUUID(), "", "", "");
        refused(404, "not-found", clear());
    }

    private int uses() {
        return database.count(
                "select coalesce(sum(cardinality(used)), 0) from rate_limit where key = ? or key in (?, ?, ?, ?, ?, ?)",
                "sends account " + account.id(),
                "sends KNOWN " + account.email(),
                "sends UNKNOWN " + account.email(),
                "sends KNOWN " + account.phone(),
                "sends UNKNOWN " + account.phone(),
                "sends KNOWN " + account.username(),
                "sends UNKNOWN " + account.username());
    }

    private Response clear() {
        return Platform.operator("freeze")
                .body(Map.of("reason", "Locked out, ticket 4711"))
                .post("/api/v1/operator/accounts/" + account.id() + "/limits/clear");
    }
}
