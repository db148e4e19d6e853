package com.truewatch.billing.accounts.session;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountSessionsResourceTest {
    private static final String SESSIONS = "/api/v1/account/sessions";
    private static final String CHROME_ON_WINDOWS =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                    + "Chrome/131.0.0.0 Safari/537.36";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    TestAccount account;
    Client holder;

    @BeforeEach
    void logIn() {
        account = accounts.create();
        holder = Client.of(account);
    }

    @Nested
    class TheHolder {
        @Test
        void seesEverySessionAndWhichOneAsks() {
            Client.anonymous()
                    .header("User-Agent", CHROME_ON_WINDOWS)
                    .body(Map.of("login", account.email(), "password", TestAccounts.PASSWORD))
                    .post("/api/v1/sessions");

            holder.request()
                    .get(SESSIONS)
                    .then()
                    .statusCode(200)
                    .body("items.current", contains(false, true))
                    .body("items[0].device", equalTo("Chrome on Windows"))
                    .body("items[0].ip", equalTo("127.0.0.0"))
                    .body("nextCursor", nullValue());
        }

        @Test
        void readsThemInPages() {
            Client.of(account);
            String cursor = holder.request()
                    .queryParam("limit", 1)
                    .get(SESSIONS)
                    .then()
                    .body("items.current", contains(false))
                    .extract()
                    .path("nextCursor");

            holder.request()
                    .queryParam("limit", 1)
                    .queryParam("cursor", cursor)
                    .get(SESSIONS)
                    .then()
                    .body("items.current", contains(true))
                    .body("nextCursor", nullValue());
        }

        @Test
        void endsOneWhichIsRefusedWithTheNextRequest() {
            Client stolen = Client.of(account);
            String id = newestSession();

            holder.request().delete(SESSIONS + "/" + id).then().statusCode(204);

            assertEnded(stolen);
            holder.request().get(SESSIONS).then().body("items.id", not(hasItem(id)));
            holder.request().delete(SESSIONS + "/" + id).then().statusCode(404);
        }

        @Test
        void endsAllOthersAndStays() {
            List<Client> others = List.of(Client.of(account), Client.of(account));

            holder.request().delete(SESSIONS).then().statusCode(200).body("revoked", equalTo(2));

            others.forEach(AccountSessionsResourceTest::assertEnded);
            holder.request().get(SESSIONS).then().body("items", hasSize(1));
            holder.request().delete(SESSIONS).then().body("revoked", equalTo(0));
        }

        @Test
        void seesNoneThatLayIdleTooLong() {
            clock.advance(Duration.ofHours(25));

            Client.of(account).request().get(SESSIONS).then().body("items.current", contains(true));
        }

        @Test
        void readsInTheTimelineWhatWasDone() {
            Client.of(account);
            holder.request().delete(SESSIONS);

            holder.request()
                    .get("/api/v1/account/activity")
                    .then()
                    .statusCode(200)
                    .body("items.type", contains("SESSION_REVOKED", "LOGIN", "LOGIN"))
                    .body("items.outcome", contains("SUCCEEDED", "SUCCEEDED", "SUCCEEDED"))
                    .body("items[0].details.sessions", equalTo("1"));
        }
    }

    @Nested
    class SomebodyElse {
        @Test
        void neitherSeesNorEndsThem() {
            Client stranger = Client.of(accounts.create());
            String id = newestSession();

            stranger.request().get(SESSIONS).then().body("items.id", not(hasItem(id)));
            String foreign = refusal(stranger, id);

            assertEquals(refusal(stranger, UUID.randomUUID().toString()), foreign);
            holder.request().get("/api/v1/account").then().statusCode(200);
        }

        private String refusal(Client stranger, String id) {
            return stranger.request()
                    .delete(SESSIONS + "/" + id)
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString()
                    .replaceFirst("urn:uuid:[0-9a-f-]+", "");
        }
    }

    @Test
    void beyondTwentySessionsTheOldestEnds() {
        List<Client> more = new ArrayList<>();
        for (int i = 0; i < 19; i++) {
            more.add(Client.of(account));
        }
        holder.request().get("/api/v1/account").then().statusCode(200);

        Client.of(account);

        assertEnded(holder);
        more.get(0).request().queryParam("limit", 200).get(SESSIONS).then().body("items", hasSize(20));
    }

    private String newestSession() {
        return holder.request().get(SESSIONS).path("items[0].id");
    }

    private static void assertEnded(Client session) {
        session.request()
                .get("/api/v1/account")
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/session-ended"));
    }
}
