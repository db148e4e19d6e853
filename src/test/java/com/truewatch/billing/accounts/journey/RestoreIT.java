package com.truewatch.billing.accounts.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.PlatformKey;
import com.truewatch.billing.accounts.testing.ProductionBuild;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A backup is restored: what was ended and used since it was made lives again, until the key epoch is raised. */
@Tag("full")
class RestoreIT {
    private static final String EMAIL = "restored@mail.example";
    private static final String PASSWORD = "seven otters juggling lanterns";
    private static final Duration LONGEST_MAIL = Duration.ofSeconds(30);

    private final MailServer mails = new MailServer();
    private EmbeddedPostgres server;
    private ServiceProcess service;
    private PlatformKey platform;

    @BeforeEach
    void start() throws Exception {
        server = EmbeddedPostgres.builder().start();
        onServer("create database accounts");
        platform = new PlatformKey();
        service = ProductionBuild.start(
                new ProductionBuild().settings(server.getJdbcUrl("postgres", "accounts"), platform, mails));
        service.awaitReady();
    }

    @AfterEach
    void stop() throws IOException {
        service.kill();
        mails.close();
        server.close();
    }

    @Test
    void nothingFromBeforeOpensAnything() throws Exception {
        create();
        Response login = logIn();
        String token = login.path("accessToken");
        String refresh = login.cookie("__Host-refresh_token");
        mails.forget(EMAIL);
        String change = "/account/credential-changes/"
                + as(token)
                        .body(Map.of("credential", "EMAIL"))
                        .post(url("/account/credential-changes"))
                        .path("id");
        String code = mails.takeCode(EMAIL, LONGEST_MAIL).orElseThrow();

        stopped(() -> onServer("create database backup template accounts"));
        assertEquals(200, enter(token, change, code).statusCode());
        as(token).delete(url("/sessions/current")).then().statusCode(204);
        assertEquals(401, account(token).statusCode());

        stopped(this::restore);
        assertEquals(200, account(token).statusCode(), "the ended session lives again");

        stopped(() -> {
            restore();
            raise();
        });
        assertEquals("/problems/session-ended", account(token).path("type"));
        assertEquals(401, refresh(refresh).statusCode());
        String fresh = logIn().path("accessToken");
        assertTrue(enter(fresh, change, code).statusCode() >= 400, "the used code is good again");
        assertEquals(200, account(fresh).statusCode());
    }

    @Test
    void aReplicaThatRanThroughItSaysSo() throws Exception {
        assertTrue(service.isReady());

        raise();

        await().atMost(LONGEST_MAIL).until(() -> !service.isReady());
    }

    private void create() throws Exception {
        Map<String, Object> account = new HashMap<>();
        account.put("username", "restored");
        account.put("email", EMAIL);
        account.put("password", PASSWORD);
        account.put("profile", Map.of("companyName", "Restored"));
        account.put("agreementVersion", "2026-11");
        as(platform.serviceToken("accounts.create"))
                .body(account)
                .post(url("/directory/accounts"))
                .then()
                .statusCode(201);
    }

    private Response logIn() {
        Response login = RestAssured.given()
                .contentType("application/json")
                .body(Map.of("login", EMAIL, "password", PASSWORD))
                .post(url("/sessions"));
        assertEquals(201, login.statusCode());
        return login;
    }

    private Response account(String token) {
        return as(token).get(url("/account"));
    }

    private Response enter(String token, String change, String code) {
        return as(token).body(Map.of("code", code)).post(url(change + "/current-code"));
    }

    private Response refresh(String cookie) {
        return RestAssured.given().cookie("__Host-refresh_token", cookie).post(url("/sessions/refresh"));
    }

    private RequestSpecification as(String token) {
        return RestAssured.given().auth().oauth2(token).contentType("application/json");
    }

    private String url(String path) {
        return "http://127.0.0.1:" + service.port() + "/api/v1" + path;
    }

    private void stopped(Work work) throws Exception {
        service.kill();
        work.run();
        service.restart();
        service.awaitReady();
    }

    private void restore() throws SQLException {
        onServer("drop database accounts with (force)");
        onServer("create database accounts template backup");
    }

    private void raise() throws SQLException {
        try (Connection connection = server.getDatabase("postgres", "accounts").getConnection();
                Statement statement = connection.createStatement();
                ResultSet epoch = statement.executeQuery("select raise_key_epoch('restored by a test')")) {
            assertTrue(epoch.next() && epoch.getInt(1) > 0);
        }
    }

    private void onServer(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }
}
