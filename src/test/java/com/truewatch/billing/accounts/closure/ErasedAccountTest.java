package com.truewatch.billing.accounts.closure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.ClosureCalls;
import com.truewatch.billing.accounts.testing.CloudAccountRows;
import com.truewatch.billing.accounts.testing.CodeCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.WorkspaceCalls;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of whom after a long life of an account: whoever copies the database learns it from this. */
@QuarkusTest
class ErasedAccountTest extends ClosureTestCase {
    private static final CodeCalls STRANGER = CodeCalls.byStranger();
    private static final String USER_AGENT = "Lavender/7 (Erasable)";

    @Inject
    CloudAccountRows cloudAccounts;

    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String firstEmail = "first." + tag + "@mail.example";
    private final String email = "Last." + tag + "@mail.example";
    private final String phone = TestAccounts.freshPhone();
    private String accountId = "";

    @BeforeEach
    void livesForAWhile() {
        holder = registered();
        changed("EMAIL", email);
        changed("PHONE", phone);
        Client.tryLogIn(email, "not the password of it").then().statusCode(401);
        STRANGER.requestLogin(phone).then().statusCode(202);
        STRANGER.requestReset(email).then().statusCode(202);
        String workspace = WorkspaceCalls.bound(UUID.fromString(accountId));
        WorkspaceCalls.dissolve(workspace).then().statusCode(204);
        UUID ended = cloudAccounts.create(UUID.fromString(accountId), "aws", "ENDED");
        database.execute("update cloud_account set alias = ? where id = ?", "Alias " + tag, ended);
        closing = ClosureCalls.by(holder);
    }

    @Test
    void noTableHoldsAnAddressAnyNameAPlaceOrADevice() {
        assertTrue(found().size() >= 8, found()::toString);

        close();

        assertEquals(Map.of("message", List.of(email)), found());
        assertEquals(
                List.of("ACCOUNT_CLOSED"), database.rows("select template from message where account_id = ?", id()));
    }

    @Test
    void whatHappenedStaysWithoutPlacesAndAddresses() {
        List<String> before = database.timelineOf(id());

        close();

        List<String> after = database.timelineOf(id());
        assertEquals(before, after.subList(0, before.size()));
        assertEquals(
                0,
                database.count(
                        "select count(*) from activity where account_id = ? and (network is not null or device is not"
                                + " null or jsonb_exists(details, 'address'))",
                        id()));
        assertEquals(
                List.of("0.0.0.0"),
                database.rows(
                        "select distinct network || coalesce(device, '') from session where account_id = ?", id()));
    }

    @Test
    void noAddressIsReservedAndNoCodeIsOpen() {
        close();

        for (String table : List.of(
                "address_reservation",
                "credential_undo",
                "credential_change",
                "challenge",
                "account_closure",
                "known_browser",
                "failed_code_budget",
                "failed_password")) {
            assertEquals(0, database.count("select count(*) from " + table + " where account_id = ?", id()), table);
        }
        assertFalse(database.rows("select caller from idempotent_request").contains(accountId));
    }

    private Client registered() {
        Response registration = STRANGER.startRegistration(firstEmail);
        Map<String, Object> body = new LinkedHashMap<>(Map.of(
                "code",
                codes.requested(registration),
                "username",
                "u" + tag,
                "password",
                TestAccounts.PASSWORD,
                "phone",
                TestAccounts.freshPhone(),
                "agreementVersion",
                "2026-11",
                "profile",
                Map.of(
                        "companyName", "Company " + tag,
                        "description", "About " + tag,
                        "contactName", "Contact " + tag)));
        Response made = Client.anonymous()
                .header("User-Agent", USER_AGENT)
                .body(body)
                .post("/api/v1/registrations/" + registration.path("id") + "/complete");
        made.then().statusCode(201);
        accountId = made.path("accountId");
        return Client.of(made);
    }

    private void changed(String credential, String address) {
        Response started = holder.request()
                .header("Idempotency-Key", "begin " + credential)
                .body(Map.of("credential", credential))
                .post(ChangeCalls.PATH);
        ChangeCalls change = ChangeCalls.of(holder, UUID.fromString(started.path("id")));
        change.currentCode(codes.current(change.id())).then().statusCode(200);
        change.newAddress(address).then().statusCode(200);
        change.newCode(codes.next(change.id())).then().statusCode(200);
    }

    private UUID id() {
        return UUID.fromString(accountId);
    }

    /** By table. */
    private Map<String, List<String>> found() {
        List<String> wanted = List.of(
                firstEmail,
                email,
                email.toLowerCase(Locale.ROOT),
                phone,
                "Company " + tag,
                "About " + tag,
                "Contact " + tag,
                "Alias " + tag,
                USER_AGENT);
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String table : database.tables()) {
            String rows = database.copyOf(table);
            List<String> there = wanted.stream().filter(rows::contains).toList();
            if (!there.isEmpty()) {
                found.put(table, there);
            }
        }
        return found;
    }
}
