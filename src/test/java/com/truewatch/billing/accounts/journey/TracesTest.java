package com.truewatch.billing.accounts.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.profile.TalkativeLog;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One trace leads from a request to the mail that it caused, and names nobody. */
@QuarkusTest
@TestProfile(TalkativeLog.class)
class TracesTest {
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(20);

    @Inject
    TestAccounts accounts;

    @Inject
    Codes codes;

    @Inject
    InMemorySpanExporter spans;

    private TestAccount account;
    private Client holder;

    @BeforeEach
    void logIn() {
        account = accounts.create();
        holder = Client.of(account);
        spans.reset();
    }

    @Test
    void theMailGoesOnWithTheTraceOfItsRequest() {
        ChangeCalls.start(holder, "EMAIL");

        SpanData request = awaitSpan("POST " + ChangeCalls.PATH);
        SpanData mail = awaitSpan("send EMAIL_CHANGE_CURRENT_CODE");
        assertEquals(request.getTraceId(), mail.getTraceId());
        assertEquals(request.getSpanId(), mail.getParentSpanId());
    }

    @Test
    void noSpanNamesAnybody() {
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        String code = codes.awaitFirst(account.email());
        change.currentCode(code).then().statusCode(200);
        Platform.operator()
                .queryParam("query", account.email())
                .get("/api/v1/operator/accounts")
                .then()
                .statusCode(200);
        Platform.operator()
                .get("/api/v1/operator/accounts/" + account.id())
                .then()
                .statusCode(200);
        Client.unchecked()
                .get("/api/v1/operator/accounts/" + account.id() + "/no-such-thing")
                .then()
                .statusCode(404);
        Client.anonymous()
                .get("/api/v1/account/credential-changes/" + change.id())
                .then()
                .statusCode(401);
        Platform.service("directory.read")
                .get("/api/v1/directory/usernames/" + account.username())
                .then()
                .statusCode(200);

        awaitSpan("GET /api/v1/directory/usernames/{username}");
        List<SpanData> all = spans.getFinishedSpanItems();
        assertTrue(all.size() > 7, all::toString);
        for (SpanData span : all) {
            String said = span.getName() + span.getAttributes() + span.getEvents() + span.getStatus();
            for (String personal : List.of(
                    account.email(),
                    account.username(),
                    account.id().toString(),
                    change.id().toString(),
                    code)) {
                assertFalse(said.contains(personal), said);
            }
            String caller = span.getAttributes().get(AttributeKey.stringKey("client.address"));
            assertTrue(caller == null || caller.equals("-"), said);
        }
    }

    private SpanData awaitSpan(String name) {
        return await().atMost(LONGEST_DELIVERY)
                .until(
                        () -> spans.getFinishedSpanItems().stream()
                                .filter(it -> it.getName().equals(name))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }
}
