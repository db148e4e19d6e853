package com.truewatch.billing.accounts.account;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ActivityResourceTest {
    private static final String ACTIVITY = "/api/v1/account/activity";

    @Inject
    TestAccounts accounts;

    @Test
    void theHolderSeesWhatWasDoneAndWhatWasTried() {
        TestAccount account = accounts.create();
        Client.tryLogIn(account.username(), "a wrong password, surely");
        Client holder = Client.of(account);
        holder.request().body(Map.of("companyName", "New name")).patch("/api/v1/account/profile");

        holder.request()
                .get(ACTIVITY)
                .then()
                .statusCode(200)
                .body("items.type", contains("PROFILE_CHANGED", "LOGIN", "LOGIN"))
                .body("items.outcome", contains("SUCCEEDED", "SUCCEEDED", "REFUSED"))
                .body("items[0].ip", equalTo("127.0.0.0"))
                .body("nextCursor", nullValue());
    }

    @Test
    void addressesInItAreMasked() {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        holder.request().body(Map.of("credential", "EMAIL")).post("/api/v1/account/credential-changes");

        holder.request()
                .get(ACTIVITY)
                .then()
                .body("items[0].type", equalTo("CREDENTIAL_CHANGE_STARTED"))
                .body("items[0].details.address", equalTo("u**@mail.example"));
    }

    @Test
    void nobodySeesAnothersTimeline() {
        Client.of(accounts.create());

        Client.of(accounts.create()).request().get(ACTIVITY).then().body("items", hasSize(1));
    }
}
