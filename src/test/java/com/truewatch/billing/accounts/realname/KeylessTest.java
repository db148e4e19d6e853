package com.truewatch.billing.accounts.realname;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.profile.OwnDatabaseWithoutKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Without keys for personal data real-name authentication is unavailable, and everything else works. */
@QuarkusTest
@TestProfile(OwnDatabaseWithoutKeys.class)
class KeylessTest {
    @Inject
    TestAccounts accounts;

    @Test
    void everyCallOfRealNameAuthenticationIsUnavailable() {
        TestAccount account = accounts.create();
        RealNameCalls holder = RealNameCalls.by(Client.of(account));
        String id = UUID.randomUUID().toString();
        String directory = "/api/v1/directory/";

        List<Response> answers = List.of(
                holder.get(),
                holder.upload(RealNameCalls.pdf("licence")),
                holder.submit(RealNameCalls.individual()),
                holder.withdraw(id),
                Platform.operator("review").get("/api/v1/operator/real-name/applications"),
                RealNameCalls.read(id),
                RealNameCalls.approve(id),
                RealNameCalls.reject(id, "no"),
                RealNameCalls.revoke(id, "no"),
                Platform.operator("review").get(RealNameCalls.DESK + id + "/documents/" + id),
                Platform.service("real-name.read").get(directory + "accounts/" + account.id() + "/invoice-eligibility"),
                Platform.service("real-name.read")
                        .body(Map.of("accountIds", List.of(account.id())))
                        .post(directory + "invoice-eligibility/query"));

        assertEquals(
                Collections.nCopies(answers.size(), "503 /problems/unavailable 30"),
                answers.stream()
                        .map(it -> it.statusCode() + " " + it.path("type") + " " + it.header("Retry-After"))
                        .toList());
    }

    @Test
    void everythingElseWorks() {
        TestAccount account = accounts.create();

        Client.of(account).request().get("/api/v1/account").then().statusCode(200);
        Platform.service("directory.read")
                .get("/api/v1/directory/accounts/" + account.id())
                .then()
                .statusCode(200);
    }
}
