package com.truewatch.billing.accounts.factor.proof;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fresh proofs. */
@QuarkusTest
class ProofResourceTest {
    private static final Duration STALE = Duration.ofMinutes(5);

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Codes mailbox;

    @Test
    void thePasswordIsOneForFiveMinutesAndTheNextTokenSaysSo() {
        TestAccount account = accounts.create();
        Client client = Client.of(account);
        clock.advance(STALE);
        client = client.refreshed();
        FactorCalls holder = FactorCalls.by(client);

        holder.prove(Map.of("password", TestAccounts.PASSWORD)).then().statusCode(204);

        client = client.refreshed();
        assertEquals(clock.instant().getEpochSecond(), claims(client).getLong("auth_time"));
        assertTrue(database.timelineOf(account.id()).contains("IDENTITY_PROVED SUCCEEDED"));
        clock.advance(STALE.minusMillis(1));
        holder.beginTotp("Phone").then().statusCode(201);
        clock.advance(Duration.ofMillis(1));
        refused(
                403,
                "stronger-login-required",
                FactorCalls.by(client.refreshed()).beginTotp("Phone"));
    }

    @Test
    void aWrongPasswordIsCountedAsAtALogin() {
        TestAccount account = accounts.create();
        FactorCalls holder = FactorCalls.by(Client.of(account));
        for (int i = 0; i < FailedPasswords.FREE; i++) {
            refused(401, "invalid-credentials", holder.prove(Map.of("password", "incorrect horse battery staple")));
        }

        refused(429, "too-many-requests", holder.prove(Map.of("password", TestAccounts.PASSWORD)));
        assertTrue(database.timelineOf(account.id()).contains("IDENTITY_PROVED REFUSED"));
    }

    @Test
    void aValueOfTheAppIsOneOnce() {
        Client client = Client.of(accounts.create());
        FactorCalls holder = FactorCalls.by(client);
        AuthenticatorApp app = holder.enrolApp(clock);
        clock.advance(STALE);
        holder = FactorCalls.by(client.refreshed());
        String value = app.at(clock.instant());
        refused(401, "invalid-credentials", holder.prove(Map.of("totp", app.notAt(clock.instant()))));

        holder.prove(Map.of("totp", value)).then().statusCode(204);

        holder.codes();
        refused(401, "invalid-credentials", holder.prove(Map.of("totp", value)));
    }

    @Test
    void aCodeIsOneOnlyWhereThereIsNothingStronger() {
        TestAccount account = accounts.createWithoutPassword();
        CodeCalls outside = CodeCalls.byStranger();
        String login = outside.requestLogin(account.email()).path("id");
        Client client = Client.of(outside.logIn(login, mailbox.awaitFirst(account.email())));
        clock.advance(STALE);
        client = client.refreshed();
        FactorCalls holder = FactorCalls.by(client);
        refused(403, "stronger-login-required", holder.beginTotp("Phone"));
        String id = outside.requestLogin(account.email()).path("id");
        String code = mailbox.awaitNth(account.email(), 2);
        refused(422, "code-incorrect", holder.prove(Map.of("codeRequestId", id, "code", Codes.otherThan(code))));

        holder.prove(Map.of("codeRequestId", id, "code", code)).then().statusCode(204);

        holder.enrolApp(clock);
        refused(409, "wrong-state", holder.prove(Map.of("codeRequestId", id, "code", code)))
                .then()
                .body("state", equalTo("FACTOR_ENROLLED"));
        refused(409, "password-not-set", holder.prove(Map.of("password", TestAccounts.PASSWORD)));
    }

    @Test
    void aCodeIsNoneWhereThereIsAPasswordNorIsAnothers() {
        TestAccount account = accounts.create();
        TestAccount other = accounts.createWithoutPassword();
        CodeCalls outside = CodeCalls.byStranger();
        String id = outside.requestLogin(account.email()).path("id");
        String code = mailbox.awaitFirst(account.email());

        refused(409, "wrong-state", FactorCalls.by(Client.of(account)).prove(Map.of("codeRequestId", id, "code", code)))
                .then()
                .body("state", equalTo("PASSWORD_SET"));
        String login = outside.requestLogin(other.email()).path("id");
        Client foreign = Client.of(outside.logIn(login, mailbox.awaitFirst(other.email())));
        refused(404, "not-found", FactorCalls.by(foreign).prove(Map.of("codeRequestId", id, "code", code)));
    }

    @Test
    void whatIsNotExactlyOneIsRefused() {
        Client client = Client.of(accounts.create());
        for (Map<String, String> body : List.of(
                Map.<String, String>of(),
                Map.of("password", "x", "totp", "123456"),
                Map.of("code", "123456"),
                Map.of("codeRequestId", "019a2b3c-9a80-7192-83a4-b5c6d7e8f901"),
                Map.of("code", "123456", "codeRequestId", "019a2b3c-9a80-7192-83a4-b5c6d7e8f901", "totp", "123456"),
                Map.of("totp", "12345"),
                Map.of("accessToken", "x"))) {
            refused(
                    400,
                    "invalid-request",
                    client.uncheckedRequest()
                            .contentType("application/json")
                            .body(body)
                            .post("/api/v1/account/proofs"));
        }
    }

    private static JsonObject claims(Client client) {
        return new JsonObject(new String(
                Base64.getUrlDecoder().decode(client.accessToken().split("\\.", -1)[1]), StandardCharsets.UTF_8));
    }
}
