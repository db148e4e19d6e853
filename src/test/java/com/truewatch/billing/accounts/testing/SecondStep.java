package com.truewatch.billing.accounts.testing;

import static com.truewatch.billing.accounts.testing.Answers.refused;

import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A login whose first proof was right: the ticket, and the cookie that binds it to the browser. */
public final class SecondStep {
    private final String ticket;
    private final @Nullable String cookie;
    private final List<String> methods;

    private SecondStep(String ticket, @Nullable String cookie, List<String> methods) {
        this.ticket = ticket;
        this.cookie = cookie;
        this.methods = methods;
    }

    /** What this answer asks for. */
    public static SecondStep of(Response answer) {
        refused(401, "second-factor-required", answer);
        return new SecondStep(answer.path("factorTicket"), answer.cookie("login"), answer.path("methods"));
    }

    /** After the password. */
    public static SecondStep ofPassword(TestAccount account) {
        return of(Client.tryLogIn(account.username(), TestAccounts.PASSWORD));
    }

    /** The same ticket in a browser with another cookie, or with none. */
    public SecondStep withCookie(@Nullable String other) {
        return new SecondStep(ticket, other, methods);
    }

    public Response byTotp(String value) {
        return complete(Map.of("factorTicket", ticket, "totp", value));
    }

    public Response byRecoveryCode(String code) {
        return complete(Map.of("factorTicket", ticket, "recoveryCode", code));
    }

    public Response complete(Map<String, ?> body) {
        RequestSpecification browser =
                cookie == null ? Client.anonymous() : Client.anonymous().cookie("login", cookie);
        return browser.body(body).post("/api/v1/sessions");
    }

    public String ticket() {
        return ticket;
    }

    public @Nullable String cookie() {
        return cookie;
    }

    public List<String> methods() {
        return methods;
    }
}
