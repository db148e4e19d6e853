package com.truewatch.billing.accounts.journey;

import static org.hamcrest.Matchers.equalTo;

import com.truewatch.billing.accounts.testing.RunningService;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While replicas are replaced, this version runs on the schema of the next one; and a rollback starts it there anew. */
@Tag("full")
class OldCodeOnNewSchemaIT {
    private static final String NEXT_VERSION = """
            alter table account add column of_the_next_version text;
            create table of_the_next_version (id uuid primary key, account_id uuid not null references account (id));
            create index account_of_the_next_version on account (of_the_next_version);
            """;

    @TempDir
    Path migrations;

    @Test
    void itGoesOnAndStarts() throws IOException {
        Files.writeString(migrations.resolve("V1000__next_version.sql"), NEXT_VERSION);
        try (RunningService service = RunningService.started()) {
            Flyway.configure()
                    .dataSource(service.jdbcUrl(), "postgres", "")
                    .locations("classpath:db/migration", "filesystem:" + migrations)
                    .load()
                    .migrate();
            readAndEdit(service, "while it ran");

            service.stop();
            service.start();
            readAndEdit(service, "after its start");
        }
    }

    private static void readAndEdit(RunningService service, String text) {
        String token = RestAssured.given()
                .contentType("application/json")
                .body(Map.of("login", "demo", "password", "demo-password-for-local-use"))
                .post(service.baseUrl() + "/api/v1/sessions")
                .then()
                .statusCode(201)
                .extract()
                .path("accessToken");
        RestAssured.given()
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(Map.of("description", text))
                .patch(service.baseUrl() + "/api/v1/account/profile")
                .then()
                .statusCode(200)
                .body("profile.description", equalTo(text));
    }
}
