package com.truewatch.billing.accounts.testing;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.SyncBasicHttpParams;

/** Calls the service as its clients do; every request and answer is checked against {@code openapi/openapi.yaml}. */
public final class Client {
    private static final OpenApiValidationFilter CONTRACT =
            new OpenApiValidationFilter(contract("validation.request.security.missing"));

    private static final SeenProblems SEEN = new SeenProblems();

    private static final PlainPaths PLAIN_PATHS = new PlainPaths();

    private static final RestAssuredConfig CONFIG = config();

    private static final String REFRESH_COOKIE = "refresh_token";

    private static final String BROWSER_COOKIE = "device";

    private final String accessToken;
    private final String refreshToken;
    private final String browser;

    private Client(Response tokens) {
        this.accessToken = tokens.path("accessToken");
        this.refreshToken = tokens.cookie(REFRESH_COOKIE);
        this.browser = tokens.cookie(BROWSER_COOKIE);
    }

    /** Whoever this answer of a login, a registration or a refresh logged in. */
    public static Client of(Response tokens) {
        return new Client(tokens);
    }

    /** Without a token. */
    public static RequestSpecification anonymous() {
        return given().filter(SEEN).filter(PLAIN_PATHS).filter(CONTRACT).contentType("application/json");
    }

    /** Without the contract's check, for requests that break it on purpose. */
    public static RequestSpecification unchecked() {
        return given().filter(PLAIN_PATHS);
    }

    /** Logged in with the password, in the holder's own browser. */
    public static Client of(TestAccount account) {
        Response answer = anonymous()
                .cookie(BROWSER_COOKIE, account.browser())
                .body(Map.of("login", account.username(), "password", TestAccounts.PASSWORD))
                .post("/api/v1/sessions");
        answer.then().statusCode(201);
        return new Client(answer);
    }

    /** Logged in by any login of a test account, in a browser that nobody knows. */
    public static Client logIn(String login) {
        Response answer = tryLogIn(login, TestAccounts.PASSWORD);
        answer.then().statusCode(201);
        return new Client(answer);
    }

    /** Logged in or not. */
    public static Response tryLogIn(String login, String password) {
        return anonymous().body(Map.of("login", login, "password", password)).post("/api/v1/sessions");
    }

    /** With this holder's token. */
    public RequestSpecification request() {
        return anonymous().auth().oauth2(accessToken);
    }

    /** With this holder's token, for a form: the contract's check sees everything but its parts. */
    public RequestSpecification form() {
        return given().filter(SEEN)
                .filter(PLAIN_PATHS)
                .filter(Forms.CONTRACT)
                .auth()
                .oauth2(accessToken);
    }

    /** With this holder's token, without the contract's check. */
    public RequestSpecification uncheckedRequest() {
        return unchecked().auth().oauth2(accessToken);
    }

    /** The same session with new tokens. */
    public Client refreshed() {
        Response answer = tryRefresh();
        answer.then().statusCode(200);
        return new Client(answer);
    }

    /** Shows this client's refresh token once, good or not. */
    public Response tryRefresh() {
        return anonymous().cookie(REFRESH_COOKIE, refreshToken).post("/api/v1/sessions/refresh");
    }

    /** The same browser without its session. */
    public RequestSpecification browser() {
        return anonymous().cookie(BROWSER_COOKIE, browser);
    }

    /** The value of the cookie by which the browser is known. */
    public String browserToken() {
        return browser;
    }

    public String accessToken() {
        return accessToken;
    }

    public String refreshToken() {
        return refreshToken;
    }

    private static RequestSpecification given() {
        return RestAssured.given().config(CONFIG);
    }

    /** Tokens are left out: REST Assured adds them after the filter, and whom they let in has a matrix of its own. */
    private static OpenApiInteractionValidator contract(String... leftOut) {
        LevelResolver.Builder levels = LevelResolver.create();
        for (String key : leftOut) {
            levels.withLevel(key, ValidationReport.Level.IGNORE);
        }
        try {
            return OpenApiInteractionValidator.createForInlineApiSpecification(
                            Files.readString(Path.of("openapi/openapi.yaml")))
                    .withLevelResolver(levels.build())
                    .build();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** The parameters of a client are read from a file in its archive; each request gets its own copy of them. */
    @SuppressWarnings("deprecation") // REST Assured takes no other client.
    private static RestAssuredConfig config() {
        SyncBasicHttpParams parameters = new SyncBasicHttpParams();
        DefaultHttpClient.setDefaultHttpParams(parameters);
        return RestAssuredConfig.config()
                .httpClient(HttpClientConfig.httpClientConfig()
                        .httpClientFactory(() -> new DefaultHttpClient(parameters.copy())));
    }

    /** The contract as forms are checked; parsed where the first is sent. */
    private static final class Forms {
        private static final OpenApiValidationFilter CONTRACT = new OpenApiValidationFilter(
                contract("validation.request.security.missing", "validation.request.body.missing"));
    }
}
