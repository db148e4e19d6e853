package com.truewatch.billing.accounts.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the product is for, from the login to the login with the new address. */
@QuarkusTest
class MainJobTest {
    private static final String CHANGES = "/api/v1/account/credential-changes";

    @Inject
    TestAccounts accounts;

    @Inject
    Codes codes;

    @Test
    void aHolderChangesTheEmailAndLogsInWithTheNewOne() {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        Client elsewhere = Client.logIn(account.phone());
        String newEmail = TestAccounts.freshEmail();

        change(holder, "EMAIL", account.email(), newEmail, 1);

        Client.tryLogIn(account.email(), TestAccounts.PASSWORD).then().statusCode(401);
        Client.tryLogIn(newEmail, TestAccounts.PASSWORD).then().statusCode(201);
        holder.request().get("/api/v1/account").then().statusCode(200).body("email", equalTo(newEmail));
        elsewhere
                .request()
                .get("/api/v1/account")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/session-ended"));
    }

    @Test
    void aHolderChangesThePhoneAndLogsInWithTheNewOne() {
        TestAccount account = accounts.create();
        String newPhone = TestAccounts.freshPhone();

        change(Client.of(account), "PHONE", account.phone(), newPhone, 0);

        Client.tryLogIn(account.phone(), TestAccounts.PASSWORD).then().statusCode(401);
        Client.tryLogIn(newPhone, TestAccounts.PASSWORD).then().statusCode(201);
    }

    @Test
    void theFirstPhoneIsBoundAfterACodeToTheEmail() {
        TestAccount account = accounts.createWithoutPhone();
        String newPhone = TestAccounts.freshPhone();

        change(Client.of(account), "PHONE", account.email(), newPhone, 0);

        Client.tryLogIn(newPhone, TestAccounts.PASSWORD).then().statusCode(201);
    }

    private void change(Client holder, String credential, String current, String next, int otherSessions) {
        String change = holder.request()
                .body(Map.of("credential", credential))
                .post(CHANGES)
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body("state", equalTo("CURRENT_CODE_SENT"))
                .extract()
                .path("id");
        String url = CHANGES + "/" + change;
        holder.request()
                .body(Map.of("code", codes.awaitFirst(current)))
                .post(url + "/current-code")
                .then()
                .statusCode(200)
                .body("state", equalTo("CURRENT_VERIFIED"));
        holder.request()
                .body(Map.of("address", next))
                .post(url + "/new-address")
                .then()
                .statusCode(200)
                .body("state", equalTo("NEW_CODE_SENT"));
        holder.request()
                .body(Map.of("code", codes.awaitFirst(next)))
                .post(url + "/new-code")
                .then()
                .statusCode(200)
                .body("state", equalTo("COMPLETED"))
                .body("revokedSessions", equalTo(otherSessions));
    }
}
