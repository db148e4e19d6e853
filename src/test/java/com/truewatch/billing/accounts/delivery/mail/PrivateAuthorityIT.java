package com.truewatch.billing.accounts.delivery.mail;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.PlatformKey;
import com.truewatch.billing.accounts.testing.PrivateAuthority;
import com.truewatch.billing.accounts.testing.ProductionBuild;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The production build and a mail server that takes nothing without STARTTLS, with a certificate of a private authority. */
@Tag("full")
class PrivateAuthorityIT {
    private static final String RECIPIENT = "ada.lovelace@acme.example";

    private static PrivateAuthority authority;
    private static EmbeddedPostgres database;
    private static MailServer mails;
    private static Map<String, String> settings;

    @BeforeAll
    static void start() throws Exception {
        authority = new PrivateAuthority("localhost");
        mails = MailServer.overTls(authority.ofHost());
        database = EmbeddedPostgres.start();
        settings = new HashMap<>(
                new ProductionBuild().settings(database.getJdbcUrl("postgres", "postgres"), new PlatformKey(), mails));
        // What every production build does where nobody says otherwise.
        settings.remove("QUARKUS_MAILER_START_TLS");
        settings.put("QUARKUS_MAILER_HOST", "localhost");
        settings.put("QUARKUS_SHUTDOWN_DELAY", "0s");
    }

    @AfterAll
    static void stop() throws IOException {
        mails.close();
        database.close();
    }

    /** The two lines of the page for operators. */
    @Test
    void mailsLeaveWhereTheAuthorityIsNamed() throws Exception {
        settings.put(
                "QUARKUS_TLS_MAIL_TRUST_STORE_PEM_CERTS",
                authority.certificate().toString());
        settings.put("QUARKUS_MAILER_TLS_CONFIGURATION_NAME", "mail");
        ServiceProcess service = ProductionBuild.start(settings);
        try {
            service.awaitReady();
            RestAssured.given()
                    .contentType(ContentType.JSON)
                    .body(Map.of("email", RECIPIENT, "locale", "en"))
                    .post("http://127.0.0.1:" + service.port() + "/api/v1/registrations")
                    .then()
                    .statusCode(202);

            assertTrue(mails.takeCode(RECIPIENT, Duration.ofSeconds(30)).isPresent(), "no mail came");
        } finally {
            service.terminate();
        }
    }
}
