package com.truewatch.billing.accounts.journey;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Metrics;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators count is what happened: what was committed, by names of the domain, of nobody in particular. */
@QuarkusTest
class DomainMetricsTest {
    private static final String CHANGES =
            "accounts_credential_changes_total{credential=\"%s\",outcome=\"%s\",reason=\"%s\"}";
    private static final String CODES = "accounts_codes_total{outcome=\"%s\",purpose=\"%s\"}";
    private static final String LOGINS = "accounts_logins_total{method=\"%s\",outcome=\"%s\"}";
    private static final String REFUSALS = "accounts_refusals_total{problem=\"%s\"}";
    private static final Pattern SOMEBODYS = Pattern.compile("uri=\"[^\"]*[0-9a-f]{8}-[0-9a-f]{4}");

    @Inject
    TestAccounts accounts;

    @Inject
    Codes codes;

    private final Map<String, Double> before = new LinkedHashMap<>();
    private TestAccount account;
    private Client holder;

    @BeforeEach
    void logIn() {
        account = accounts.create();
        holder = Client.of(account);
    }

    @Test
    void aChangeOfEmailIsCountedStepByStep() {
        remember(
                change("EMAIL", "STARTED", "none"),
                change("EMAIL", "REFUSED", "code-incorrect"),
                change("EMAIL", "COMPLETED", "none"),
                CODES.formatted("SENT", "EMAIL_CHANGE"),
                CODES.formatted("REFUSED", "EMAIL_CHANGE"),
                CODES.formatted("CONFIRMED", "EMAIL_CHANGE"),
                REFUSALS.formatted("code-incorrect"));
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        String current = codes.awaitFirst(account.email());
        change.currentCode(Codes.otherThan(current)).then().statusCode(422);
        change.currentCode(current).then().statusCode(200);
        String newEmail = TestAccounts.freshEmail();
        change.newAddress(newEmail).then().statusCode(200);
        change.newCode(codes.awaitFirst(newEmail)).then().statusCode(200);

        assertEquals(List.of(1, 1, 1, 2, 1, 2, 1), grown());
    }

    @Test
    void whatIsGivenUpIsCountedOnce() {
        remember(
                change("PHONE", "STARTED", "none"),
                change("PHONE", "CANCELLED", "none"),
                CODES.formatted("SENT", "PHONE_CHANGE"),
                REFUSALS.formatted("same-address"));
        ChangeCalls older = ChangeCalls.start(holder, "PHONE");
        older.currentCode(codes.awaitFirst(account.phone())).then().statusCode(200);
        older.newAddress(account.phone()).then().statusCode(422);
        ChangeCalls newer = ChangeCalls.start(holder, "PHONE");
        newer.cancel().then().statusCode(204);
        newer.cancel().then().statusCode(204);

        assertEquals(List.of(2, 2, 2, 1), grown());
    }

    /** An address that is reserved for another account is found out after the code was used up, and that is rolled back. */
    @Test
    void whatIsRolledBackIsNotCounted() {
        changeEmail(holder, account.email(), TestAccounts.freshEmail()).then().statusCode(200);
        TestAccount other = accounts.create();
        Client stranger = Client.of(other);
        remember(
                change("EMAIL", "COMPLETED", "none"),
                change("EMAIL", "REFUSED", "address-unavailable"),
                CODES.formatted("CONFIRMED", "EMAIL_CHANGE"));

        changeEmail(stranger, other.email(), account.email()).then().statusCode(409);

        assertEquals(List.of(0, 1, 2), grown());
    }

    @Test
    void loginsAreCountedByTheWayThatWasTried() {
        remember(
                LOGINS.formatted("PASSWORD", "SUCCEEDED"),
                LOGINS.formatted("PASSWORD", "REFUSED"),
                "accounts_password_hash_seconds_count",
                "accounts_password_hash_wait_seconds_count");
        Client.logIn(account.email());
        Client.tryLogIn(account.email(), "not the password").then().statusCode(401);
        Client.tryLogIn("nobody@mail.example", "not the password").then().statusCode(401);

        assertEquals(List.of(1, 2, 3, 3), grown());
    }

    @Test
    void callsAreCountedByTheTemplateOfTheirPath() {
        UUID id = ChangeCalls.start(holder, "EMAIL").id();
        String path = ChangeCalls.PATH + "/" + id;
        holder.request().get(path).then().statusCode(200);
        Client.anonymous().get(path).then().statusCode(401);
        Client.unchecked().auth().oauth2("no.such.token").get(path).then().statusCode(401);
        Client.unchecked().put(path).then().statusCode(405);
        Client.unchecked().put("/problems/" + id).then().statusCode(405);
        Client.unchecked().get(path + "/no-such-thing").then().statusCode(404);
        holder.uncheckedRequest().get("/api/v1/operator/accounts/" + id).then().statusCode(403);

        List<String> calls = Metrics.lines().stream()
                .filter(it -> it.startsWith("http_server_requests_seconds_count"))
                .toList();
        assertThat(calls.stream().filter(SOMEBODYS.asPredicate()).toList(), empty());
        for (String status : List.of("200", "401")) {
            assertThat(
                    calls,
                    hasItem(startsWith(
                            "http_server_requests_seconds_count{method=\"GET\",outcome=\"%s\",status=\"%s\",uri=\"%s\"}"
                                    .formatted(
                                            status.equals("200") ? "SUCCESS" : "CLIENT_ERROR",
                                            status,
                                            ChangeCalls.PATH + "/{id}"))));
        }
    }

    /** The answer to the last code. */
    private Response changeEmail(Client client, String current, String next) {
        ChangeCalls change = ChangeCalls.start(client, "EMAIL");
        change.currentCode(codes.awaitFirst(current)).then().statusCode(200);
        int before = codes.codesTo(next).size();
        change.newAddress(next).then().statusCode(200);
        return change.newCode(codes.awaitNth(next, before + 1));
    }

    private static String change(String credential, String outcome, String reason) {
        return CHANGES.formatted(credential, outcome, reason);
    }

    private void remember(String... names) {
        for (String name : names) {
            before.put(name, Metrics.value(name));
        }
    }

    /** By how much each has grown since then. */
    private List<Integer> grown() {
        return before.entrySet().stream()
                .map(it -> (int) (Metrics.value(it.getKey()) - it.getValue()))
                .toList();
    }
}
