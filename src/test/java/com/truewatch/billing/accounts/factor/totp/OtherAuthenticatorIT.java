package com.truewatch.billing.accounts.factor.totp;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.RunningService;
import com.truewatch.billing.accounts.testing.Tools;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An authenticator app that is not ours, by its command line, with the clock that everybody has. */
@Tag("full")
class OtherAuthenticatorIT {
    private static final String API = "/api/v1";
    private static final int STEP_SECONDS = 30;

    private String address = "";

    @Test
    void showsTheValuesThatEnrolItAndLogIn(@TempDir Path directory) throws IOException, InterruptedException {
        Path programs = Tools.python(directory, "the login by another authenticator app", "mintotp==0.3.0");
        try (RunningService service = RunningService.started()) {
            address = service.baseUrl();
            Response login = logIn(Map.of("login", "demo", "password", "demo-password-for-local-use"));
            assertEquals(201, login.statusCode(), login::asString);
            Response begun = json().auth()
                    .oauth2(login.path("accessToken"))
                    .body(Map.of("name", "mintotp"))
                    .post(API + "/account/factors/totp-registrations");
            assertEquals(201, begun.statusCode(), begun::asString);
            Path secret = Files.writeString(directory.resolve("secret"), begun.path("secret"));

            Response enrolled = json().auth()
                    .oauth2(login.path("accessToken"))
                    .body(Map.of("totp", shown(directory, programs, secret)))
                    .post(API + "/account/factors/totp-registrations/" + begun.path("id") + "/complete");
            assertEquals(201, enrolled.statusCode(), enrolled::asString);

            // Each step is used once.
            long used = step();
            await().atMost(Duration.ofMinutes(1)).until(() -> step() > used);
            Response first = logIn(Map.of("login", "demo", "password", "demo-password-for-local-use"));
            assertEquals("/problems/second-factor-required", first.path("type"));
            Response both = json().cookie("login", first.cookie("login"))
                    .body(Map.of(
                            "factorTicket", first.path("factorTicket"), "totp", shown(directory, programs, secret)))
                    .post(API + "/sessions");
            assertEquals(201, both.statusCode(), both::asString);
            assertEquals("PASSWORD_TOTP", both.path("session.strength"));
        }
    }

    private static String shown(Path directory, Path programs, Path secret) throws IOException, InterruptedException {
        return Tools.run(directory, Map.of(), List.of("sh", "-c", programs.resolve("mintotp") + " < " + secret))
                .strip();
    }

    private Response logIn(Map<String, String> proof) {
        return json().body(proof).post(API + "/sessions");
    }

    private RequestSpecification json() {
        return RestAssured.given().baseUri(address).contentType("application/json");
    }

    private static long step() {
        return Instant.now().getEpochSecond() / STEP_SECONDS;
    }
}
