package com.truewatch.billing.accounts.platform.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Metrics;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.Wire;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever sends slowly, or not at all, waits alone. */
@QuarkusTest
class SlowClientsTest {
    private static final String HOST = "Host: localhost\r\n";

    private static final String DEFECTS = "accounts_refusals_total{problem=\"internal-error\"}";

    /** More than there are worker threads. */
    private static final int MANY = 220;

    private final List<Wire> connections = new ArrayList<>();

    @Inject
    TestAccounts accounts;

    @AfterEach
    void hangUp() throws IOException {
        for (Wire connection : connections) {
            connection.close();
        }
    }

    @Test
    void bodiesThatDoNotComeAreRefusedAndTheConnectionsClosed() throws IOException {
        assertTimedOut(
                "POST /api/v1/sessions HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{",
                "POST /api/v1/sessions HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
                "PATCH /api/v1/account/profile HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/merge-patch+json\r\nContent-Length: 65536\r\n\r\n",
                "POST /api/v1/marketplace/aws/sns HTTP/1.1\r\n" + HOST
                        + "Content-Type: text/plain\r\nContent-Length: 500000\r\n\r\n{");
    }

    @Test
    void headsThatDoNotComeAreRefusedAndTheConnectionsClosed() throws IOException {
        assertTimedOut("G", "GET /api/v1/account HT", "GET /api/v1/account HTTP/1.1\r\n" + HOST, "\r\n");
    }

    /** They wait at the same time. */
    private void assertTimedOut(String... begun) throws IOException {
        for (String one : begun) {
            connect().send(one);
        }
        for (Wire slow : connections) {
            slow.read().assertProblem(408, "request-timeout");
            assertTrue(slow.isEnded());
        }
    }

    @Test
    void aBodyThatIsRefusedIsNotWaitedFor() throws IOException {
        Wire slow = connect()
                .send("POST /api/v1/sessions HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/json\r\nContent-Length: 1000000000\r\n\r\n");
        slow.read().assertProblem(413, "payload-too-large");
        assertTrue(slow.isEnded());
    }

    @Test
    void bodiesThatDoNotComeKeepNobodyElseWaiting() throws IOException {
        for (int i = 0; i < MANY; i++) {
            connect()
                    .send("POST /api/v1/sessions HTTP/1.1\r\n" + HOST
                            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
        }

        TestAccounts.TestAccount account = accounts.create();
        Client.of(account).request().get("/api/v1/account").then().statusCode(200);
        Client.unchecked().get("/q/health/ready").then().statusCode(200);

        // None of them was answered, let alone given up, in the meantime: they were there all the while.
        for (Wire slow : connections) {
            slow.read().assertProblem(408, "request-timeout");
        }
    }

    @Test
    void uploadsThatDoNotComeTakeNobodysPlace() throws IOException {
        TestAccounts.TestAccount slow = accounts.create();
        String token = Client.of(slow).accessToken();
        for (int i = 0; i < 10; i++) {
            connect().send(upload(token, 5_000_000) + "--x\r\n");
        }

        String id = RealNameCalls.by(Client.of(accounts.create())).uploaded();

        assertTrue(!id.isEmpty());
        List<Integer> statuses = new ArrayList<>();
        for (Wire upload : connections) {
            statuses.add(upload.read().status());
        }
        statuses.sort(null);
        assertEquals(List.of(408, 408, 429, 429, 429, 429, 429, 429, 429, 429), statuses);
        RealNameCalls.by(Client.of(slow)).uploaded();
    }

    @Test
    void anUploadByNobodyIsRefusedBeforeItIsRead() throws IOException {
        Wire slow = connect().send(upload("x", 5_000_000));

        slow.read().assertProblem(401, "authentication-required");
        assertTrue(slow.isEnded());
    }

    @Test
    void aClientThatWaitsForLeaveIsGivenIt() throws IOException {
        Wire polite = connect()
                .send("POST /api/v1/sessions HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");

        assertEquals(100, polite.read().status());
        polite.send("{}").read().assertProblem(400, "invalid-request");
    }

    @Test
    void aClientThatLeavesInItsBodyIsNoDefect() throws IOException {
        double before = Metrics.value(DEFECTS);
        for (int i = 0; i < 5; i++) {
            try (Wire gone = Wire.open()) {
                gone.send("POST /api/v1/sessions HTTP/1.1\r\n" + HOST
                        + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
            }
        }

        Client.of(accounts.create()).request().get("/api/v1/account").then().statusCode(200);
        assertEquals(before, Metrics.value(DEFECTS));
    }

    private Wire connect() throws IOException {
        Wire connection = Wire.open();
        connections.add(connection);
        return connection;
    }

    private static String upload(String token, int length) {
        return "POST /api/v1/account/real-name/documents HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + token
                + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: " + length + "\r\n\r\n";
    }
}
