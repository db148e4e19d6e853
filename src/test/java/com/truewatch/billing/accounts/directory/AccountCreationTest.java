package com.truewatch.billing.accounts.directory;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The console makes accounts for its customers. */
@QuarkusTest
class AccountCreationTest {
    private static final String ACCOUNTS = "/api/v1/directory/accounts";

    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    private final String username = "c" + UUID.randomUUID().toString().substring(0, 20);
    private final String email = TestAccounts.freshEmail();

    @Test
    void theHolderLogsInAtOnceAndIsToldByMail() {
        Response answer = create(Map.of(
                "username", username.toUpperCase(Locale.ROOT), "password", TestAccounts.PASSWORD, "locale", "zh"));

        String id = answer.then()
                .statusCode(201)
                .body("username", equalTo(username))
                .body("email", equalTo(email))
                .body("locale", equalTo("zh"))
                .body("status", equalTo("ACTIVE"))
                .body("companyName", equalTo("Acme"))
                .header("Location", endsWith(ACCOUNTS + "/" + answer.path("id")))
                .extract()
                .path("id");
        Client.tryLogIn(email, TestAccounts.PASSWORD).then().statusCode(201).body("accountId", equalTo(id));
        Platform.service("directory.read")
                .header("If-None-Match", answer.header("ETag"))
                .get(ACCOUNTS + "/" + id)
                .then()
                .statusCode(304);
        UUID account = UUID.fromString(id);
        assertEquals(List.of("account.registered"), database.eventsOf(account));
        assertEquals(
                "PLATFORM",
                database.value(
                        "select details ->> 'by' from activity where account_id = ? and type = 'REGISTERED'", account));
        assertEquals(List.of("ACCOUNT_CREATED"), database.templatesTo(email).subList(0, 1));
    }

    @Test
    void withoutAPasswordTheHolderLogsInByCodes() {
        create(Map.of()).then().statusCode(201).body("locale", equalTo("en"));

        refused(401, "invalid-credentials", Client.tryLogIn(username, TestAccounts.PASSWORD));
        Client.anonymous()
                .body(Map.of("login", username))
                .post("/api/v1/login-codes")
                .then()
                .statusCode(202);
    }

    @Test
    void aRepeatUnderTheSameKeyMakesNoSecondAccount() {
        String key = UUID.randomUUID().toString();
        String token = Platform.serviceToken("accounts.create");

        String first = create(token, key).then().statusCode(201).extract().path("id");

        create(token, key)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(first));
    }

    @Test
    void whatIsTakenIsToldByName() {
        TestAccounts.TestAccount other = accounts.create();

        refused(409, "username-taken", create(Map.of("username", other.username())));
        refused(409, "address-unavailable", create(Map.of("email", other.email().toUpperCase(Locale.ROOT))));
        database.execute(
                "insert into address_reservation (address, account_id, reserved_until) values (?, ?, '2999-01-01')",
                email,
                other.id());
        refused(409, "address-unavailable", create(Map.of()));
        assertNothingMade();
    }

    @Test
    void everythingElseIsToldBeforeAnythingIsMade() {
        violated("/username", create(Map.of("username", "admin")));
        violated("/username", create(Map.of("username", "1st")));
        violated("/email", create(Map.of("email", "nobody")));
        violated("/profile/companyName", create(Map.of("profile", Map.of("industry", "SOFTWARE"))));
        refused(422, "password-rejected", create(Map.of("password", "too short")))
                .then()
                .body("reasons", hasItem("TOO_SHORT"));
        refused(422, "agreement-outdated", create(Map.of("agreementVersion", "2001-01")));
        assertNothingMade();
    }

    @Test
    void ofManyAtOnceOneIsMade() throws Exception {
        String token = Platform.serviceToken("accounts.create");

        List<Integer> statuses = new ArrayList<>(AtOnce.times(
                8, () -> create(token, UUID.randomUUID().toString()).statusCode()));

        assertEquals(1, Collections.frequency(statuses, 201), statuses::toString);
        assertEquals(7, Collections.frequency(statuses, 409), statuses::toString);
        assertEquals(1, database.count("select count(*) from account where username = ?", username));
    }

    private void assertNothingMade() {
        assertEquals(
                0, database.count("select count(*) from account where username = ? or email = ?", username, email));
        assertEquals(List.of(), database.templatesTo(email));
    }

    private static void violated(String pointer, Response answer) {
        refused(400, "invalid-request", answer).then().body("violations.pointer", hasItem(pointer));
    }

    private Response create(Map<String, ?> changed) {
        Map<String, Object> body = new HashMap<>(body());
        body.putAll(changed);
        boolean asDescribed =
                !changed.containsKey("profile") && !changed.containsValue("1st") && !changed.containsValue("nobody");
        return (asDescribed ? Client.anonymous() : Client.unchecked().contentType("application/json"))
                .auth()
                .oauth2(Platform.serviceToken("accounts.create"))
                .body(body)
                .post(ACCOUNTS);
    }

    private Response create(String token, String key) {
        return Client.anonymous()
                .auth()
                .oauth2(token)
                .header("Idempotency-Key", key)
                .body(body())
                .post(ACCOUNTS);
    }

    private Map<String, Object> body() {
        return Map.of(
                "username",
                username,
                "email",
                email,
                "profile",
                Map.of("companyName", "Acme"),
                "agreementVersion",
                "2026-11");
    }
}
