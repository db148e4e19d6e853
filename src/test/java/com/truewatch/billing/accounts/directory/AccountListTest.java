package com.truewatch.billing.accounts.directory;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list from which a service starts over that has lost its place in the feed. */
@QuarkusTest
class AccountListTest {
    private static final String ACCOUNTS = "/api/v1/directory/accounts";

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    @Test
    void hasEveryAccountOnceByItsIdWhateverThePage() {
        for (int i = 0; i < 5; i++) {
            accounts.create();
        }
        List<String> all = database.rows("select id from account where status <> 'CLOSED' order by id");

        assertEquals(all, ids(200));
        assertEquals(all, ids(Math.max(1, Math.min(200, all.size() / 3))));
        assertEquals(all, ids(Math.min(200, all.size())));
    }

    @Test
    void namesTheVersionThatEventsName() {
        TestAccount account = accounts.create();
        Client.of(account).request().body(Map.of("companyName", "New name")).patch("/api/v1/account/profile");

        list("?limit=1&after=" + before(account))
                .then()
                .statusCode(200)
                .body("items.id", contains(account.id().toString()))
                .body("items.version", contains((int) database.versionOf(account.id())));
    }

    @Test
    void leavesAClosedAccountOut() {
        TestAccount account = accounts.create();
        assertTrue(ids(200).contains(account.id().toString()));

        accounts.close(account);

        assertFalse(ids(200).contains(account.id().toString()));
        list("?after=" + account.id()).then().statusCode(200);
    }

    @Test
    void goesOnAfterAnIdThatNoAccountHas() {
        TestAccount account = accounts.create();

        list("?limit=1&after=" + before(account)).then().body("items", hasSize(1));
        list("?after=ffffffff-ffff-ffff-ffff-ffffffffffff").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"after=1", "after=acme", "after=0198a1b2c3d47e5f8a6b7c8d9e0f1a2b", "after=e42", "after=%00"})
    void refusesWhatIsNoId(String query) {
        refused(400, "invalid-request", careless(query)).then().body("violations.pointer", contains("/after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=-1", "limit=x", "limit=1.0"})
    void refusesWhatIsNoLimit(String query) {
        refused(400, "invalid-request", careless(query)).then().body("violations.pointer", contains("/limit"));
    }

    @Test
    void needsItsScope() {
        refused(403, "forbidden", Platform.service(Scopes.EVENTS_READ).get(ACCOUNTS));
    }

    private static List<String> ids(int limit) {
        List<String> all = new ArrayList<>();
        Response page = list("?limit=" + limit);
        all.addAll(page.path("items.id"));
        while (page.path("nextCursor") != null) {
            page = list("?limit=" + limit + "&after=" + page.path("nextCursor"));
            all.addAll(page.path("items.id"));
        }
        return all;
    }

    /** The greatest id below that of the account. */
    private static String before(TestAccount account) {
        String id = account.id().toString();
        long last = Long.parseLong(id.substring(24), 16) - 1;
        return id.substring(0, 24) + "%012x".formatted(last);
    }

    private static Response list(String query) {
        return Platform.service(Scopes.DIRECTORY_READ).get(ACCOUNTS + query);
    }

    private static Response careless(String query) {
        return Client.unchecked()
                .auth()
                .oauth2(Platform.serviceToken(Scopes.DIRECTORY_READ))
                .get(ACCOUNTS + "?" + query);
    }
}
