package com.truewatch.billing.accounts.directory;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DirectorySearchTest {
    private static final String ACCOUNTS = "/api/v1/directory/accounts/";
    private static final String USERNAMES = "/api/v1/directory/usernames/";

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    TestAccount account;

    @BeforeEach
    void anAccount() {
        account = accounts.create();
    }

    @Test
    void aLoginOfAnyFormFindsItsAccountAndTheSearchIsWrittenDown() {
        for (String login : List.of(
                account.username(), account.email().toUpperCase(Locale.ROOT), account.phone(), " " + account.email())) {
            lookUp(login).then().statusCode(200).body("id", is(account.id().toString()));
        }
        assertEquals(
                List.of("USERNAME", "EMAIL", "PHONE", "EMAIL"),
                database.rows("select form from directory_lookup where account_id = ? order by id", account.id()));
    }

    @Test
    void aSearchThatFindsNobodyIsWrittenDownWithoutWhatWasSearched() {
        String before = searches();

        refused(404, "not-found", lookUp("nobody@mail.example"));

        assertEquals(Long.parseLong(before) + 1, Long.parseLong(searches()));
    }

    @Test
    void aPhoneThatNoCodeHasProvedFindsNobody() {
        String unproved = TestAccounts.freshPhone();
        database.execute("update account set unverified_phone = ? where id = ?", unproved, account.id());

        refused(404, "not-found", lookUp(unproved));
    }

    @Test
    void aClosedAccountIsFoundByNobody() {
        accounts.close(account);

        refused(404, "not-found", lookUp(account.username()));
        query(List.of(account.id())).then().statusCode(200).body("items", is(List.of()));
    }

    @Test
    void manyAreReadAtOnceAndUnknownOnesLeftOut() {
        TestAccount other = accounts.createWithoutPhone();

        query(List.of(account.id(), UUID.randomUUID(), other.id(), account.id()))
                .then()
                .statusCode(200)
                .body(
                        "items.id",
                        containsInAnyOrder(account.id().toString(), other.id().toString()))
                .body("nextCursor", nullValue());
    }

    @Test
    void atMostAHundredAreAskedFor() {
        query(Collections.nCopies(100, account.id())).then().statusCode(200);
        refused(
                400,
                "invalid-request",
                Client.unchecked()
                        .auth()
                        .oauth2(Platform.serviceToken(Scopes.DIRECTORY_READ))
                        .contentType("application/json")
                        .body(Map.of("ids", Collections.nCopies(101, account.id())))
                        .post(ACCOUNTS + "query"));
    }

    @Test
    void aUsernameIsFreeUntilSomebodyHasIt() {
        available(account.username()).then().statusCode(200).body("available", is(false));
        available(account.username().toUpperCase(Locale.ROOT)).then().body("available", is(false));
        available(account.username() + "-2").then().body("available", is(true));
        available("support").then().body("available", is(false));
        accounts.close(account);
        available(account.username()).then().body("available", is(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "1abc", "a b c", "+6591234567", "demo@mail.example"})
    void whatCouldNeverBeAUsernameIsRefused(String text) {
        Response answer = Client.unchecked()
                .auth()
                .oauth2(Platform.serviceToken(Scopes.DIRECTORY_READ))
                .get(USERNAMES + "{username}", text);

        refused(400, "invalid-request", answer).then().body("violations[0].pointer", is("/username"));
    }

    private String searches() {
        return database.rows("select count(*)::text from directory_lookup").get(0);
    }

    private static Response lookUp(String login) {
        return Platform.service(Scopes.DIRECTORY_READ)
                .body(Map.of("login", login))
                .post(ACCOUNTS + "lookup");
    }

    private static Response query(List<UUID> ids) {
        return Platform.service(Scopes.DIRECTORY_READ).body(Map.of("ids", ids)).post(ACCOUNTS + "query");
    }

    private static Response available(String username) {
        return Platform.service(Scopes.DIRECTORY_READ).get(USERNAMES + "{username}", username);
    }
}
