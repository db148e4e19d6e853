package com.truewatch.billing.accounts.testing;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.function.Supplier;

/** The calls of people who are not logged in, around codes; by a stranger's browser unless another one is given. */
public final class CodeCalls {
    private static final String V1 = "/api/v1";

    private final Supplier<RequestSpecification> browser;

    private CodeCalls(Supplier<RequestSpecification> browser) {
        this.browser = browser;
    }

    /** From a browser that nobody knows. */
    public static CodeCalls byStranger() {
        return new CodeCalls(Client::anonymous);
    }

    /** From the browser in which this client has logged in. */
    public static CodeCalls by(Client known) {
        return new CodeCalls(known::browser);
    }

    public Response requestLogin(String login) {
        return post("/login-codes", Map.of("login", login));
    }

    public Response resendLogin(String id) {
        return post("/login-codes/" + id + "/resend");
    }

    public Response logIn(String id, String code) {
        return post("/sessions", Map.of("codeRequestId", id, "code", code));
    }

    public Response logInByPassword(String login, String password) {
        return post("/sessions", Map.of("login", login, "password", password));
    }

    public Response requestReset(String login) {
        return post("/password-resets", Map.of("login", login));
    }

    public Response resendReset(String id) {
        return post("/password-resets/" + id + "/resend");
    }

    public Response completeReset(String id, String code, String newPassword) {
        return post("/password-resets/" + id + "/complete", Map.of("code", code, "newPassword", newPassword));
    }

    public Response startRegistration(String email) {
        return post("/registrations", Map.of("email", email, "locale", "en"));
    }

    public Response resendRegistration(String id) {
        return post("/registrations/" + id + "/resend");
    }

    public Response completeRegistration(String id, Map<String, ?> body) {
        return post("/registrations/" + id + "/complete", body);
    }

    private Response post(String path, Object body) {
        return browser.get().body(body).post(V1 + path);
    }

    private Response post(String path) {
        return browser.get().post(V1 + path);
    }
}
