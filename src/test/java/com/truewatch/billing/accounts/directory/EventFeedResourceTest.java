package com.truewatch.billing.accounts.directory;

import static com.truewatch.billing.accounts.testing.Answers.refused;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class EventFeedResourceTest {
    private static final String EVENTS = "/api/v1/directory/events";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    @All
    List<Purge> purges;

    TestAccount account;
    String begin;

    /** Nothing that another test has left comes to its time meanwhile: its job would tell of it. */
    @BeforeEach
    void theEndOfTheFeedSoFar() {
        database.execute("update account set hold_until = null where hold_until is not null");
        database.execute("update workspace set lock_told = true where not lock_told");
        database.execute("update cloud_subscription set end_explained = true where not end_explained");
        database.execute("update address_recovery set state = 'EXPIRED', ended_at = opened_at where state = 'OPEN'");
        account = accounts.create();
        begin = end();
    }

    @Test
    void tellsWhatHappenedAsCloudEvents() {
        Client.of(account).request().body(Map.of("companyName", "New name")).patch("/api/v1/account/profile");

        read(begin, "")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items", hasSize(1))
                .body("items[0].specversion", is("1.0"))
                .body("items[0].id", notNullValue())
                .body("items[0].source", is("https://accounts.billing.truewatch.example"))
                .body("items[0].type", is("account.profile-changed"))
                .body("items[0].subject", is(account.id().toString()))
                .body("items[0].datacontenttype", is("application/json"))
                .body("items[0].data.accountId", is(account.id().toString()))
                .body("items[0].data.version", is(1))
                .body("items[0].data.size()", is(2));
    }

    @Test
    void goesOnAfterACursorAndTellsTheSameAgainAfterTheSameOne() {
        freeze();
        unfreeze();

        Response first = read(begin, "&limit=1");
        first.then().body("items.type", contains("account.frozen"));
        Response second = read(first.path("cursor"), "&limit=1");
        second.then().body("items.type", contains("account.unfrozen"));
        read(second.path("cursor"), "").then().body("items", empty()).body("cursor", is(second.<String>path("cursor")));
        read(begin, "").then().body("items.type", contains("account.frozen", "account.unfrozen"));
    }

    @Test
    void leavesOutOtherTypesAndPassesThem() {
        freeze();
        unfreeze();

        Response frozen = read(begin, "&types=account.frozen,account.registered");
        frozen.then().body("items.type", contains("account.frozen"));
        read(frozen.path("cursor"), "").then().body("items", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=e99999999999", "after=e01", "after=1", "after=e-1", "after=e1%00"})
    void refusesWhatIsNoCursorOfThisFeed(String query) {
        refused(400, "invalid-request", careless().get(EVENTS + "?" + query))
                .then()
                .body("violations.pointer", contains("/after"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"types=account.unheard-of", "types=account.frozen,", "limit=0", "limit=201"})
    void refusesWhatNobodyCanBeToldOf(String query) {
        refused(400, "invalid-request", careless().get(EVENTS + "?" + query));
    }

    @Test
    void aCursorOlderThanAMonthHasExpiredAndABeginnerReadsWhatIsLeft() {
        freeze();
        String read = end();
        clock.advance(Duration.ofDays(30).plusMillis(1));
        unfreeze();
        purge();

        refused(410, "cursor-expired", reader().get(EVENTS + "?after=" + begin));
        read(read, "").then().body("items.type", contains("account.unfrozen"));
        reader().get(EVENTS).then().statusCode(200).body("items.type", everyItem(is("account.unfrozen")));
    }

    @Test
    void aCursorOfTheEmptyFeedExpiresToo() {
        freeze();
        clock.advance(Duration.ofDays(30).plusMillis(1));
        purge();

        refused(410, "cursor-expired", reader().get(EVENTS + "?after=e0"));
    }

    @Test
    void aMonthIsKeptWholeAlsoWhatNobodyHasRead() {
        freeze();
        clock.advance(Duration.ofDays(30));
        purge();
        // What a month does to the workspaces of other tests is told there too.
        read(begin, "").then().body("items.type", hasItem("account.frozen"));

        unfreeze();
        clock.advance(Duration.ofDays(30).plusMillis(1));
        purge();
        refused(410, "cursor-expired", reader().get(EVENTS + "?after=" + begin));
    }

    @Test
    void needsItsOwnScope() {
        refused(403, "forbidden", Platform.service(Scopes.DIRECTORY_READ).get(EVENTS));
    }

    private void purge() {
        Purge events = purges.stream()
                .filter(it -> it.name().equals("event"))
                .findFirst()
                .orElseThrow();
        while (QuarkusTransaction.requiringNew().call(() -> events.purge(clock.instant())) > 0) {
            // The next batch.
        }
    }

    private void freeze() {
        operate("freeze");
    }

    private void unfreeze() {
        operate("unfreeze");
    }

    private void operate(String act) {
        Platform.operator(Rights.FREEZE)
                .body(Map.of("reason", "a test"))
                .post("/api/v1/operator/accounts/" + account.id() + "/" + act)
                .then()
                .statusCode(200);
    }

    private String end() {
        Response slice = reader().get(EVENTS + "?limit=200");
        while (!slice.<List<?>>path("items").isEmpty()) {
            slice = read(slice.path("cursor"), "&limit=200");
        }
        return slice.path("cursor");
    }

    private static Response read(String after, String more) {
        return reader().get(EVENTS + "?after=" + after + more);
    }

    /** Sends what the contract forbids. */
    private static RequestSpecification careless() {
        return Client.unchecked().auth().oauth2(Platform.serviceToken(Scopes.EVENTS_READ));
    }

    private static RequestSpecification reader() {
        return Platform.service(Scopes.EVENTS_READ);
    }
}
