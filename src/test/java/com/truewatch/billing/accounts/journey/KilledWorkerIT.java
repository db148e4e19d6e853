package com.truewatch.billing.accounts.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.RunningService;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A worker that dies between the commit and the mail server's word leaves its messages to the others. */
@Tag("full")
class KilledWorkerIT {
    private static final String EMAIL = "killed-worker@mail.example";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The dying worker's mail server takes the connection and never says a word. */
    @Test
    void itsMailIsSentByAnother() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                RunningService dying = RunningService.startedWith(MailServer.settings(silent.getLocalPort()))) {
            RestAssured.given()
                    .contentType("application/json")
                    .body(Map.of("email", EMAIL, "locale", "en"))
                    .post(dying.baseUrl() + "/api/v1/registrations")
                    .then()
                    .statusCode(202);
            // It is speaking to its mail server.
            silent.accept();
            dying.kill();
            Instant killed = Instant.now();

            try (MailServer mails = new MailServer();
                    RunningService other = dying.replicaWith(mails.settings())) {
                await().atMost(PATIENCE).until(() -> mails.received() > 0);
                System.out.println("Sent by another worker "
                        + Duration.between(killed, Instant.now()).toMillis() + " ms after the kill");

                List<String> codes = mails.codes().get(EMAIL);
                assertEquals(1, codes.size(), codes::toString);
                assertNotEquals("none", codes.get(0));
                assertEquals(
                        200,
                        RestAssured.get(other.baseUrl() + "/q/health/ready").statusCode());
            }
        }
    }
}
