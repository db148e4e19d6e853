package com.truewatch.billing.accounts.testing;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of a browser with an authenticator. */
public final class PasskeyCalls {
    private PasskeyCalls() {}

    /** What the service asks to be signed. */
    public static Response challenge(@Nullable String factorTicket) {
        Response given = Client.anonymous()
                .body(factorTicket == null ? Map.of() : Map.of("factorTicket", factorTicket))
                .post("/api/v1/passkey-challenges");
        given.then().statusCode(201);
        return given;
    }

    /** The answer of a device to a challenge, as the members of a body. */
    public static Map<String, Object> signed(SoftAuthenticator device, Response challenge) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("challengeId", challenge.path("id"));
        body.put("passkey", device.get(challenge.path("options")));
        return body;
    }

    /** By the passkey alone. */
    public static Response logIn(SoftAuthenticator device) {
        return logIn(signed(device, challenge(null)));
    }

    public static Response logIn(Map<String, ?> body) {
        return Client.anonymous().body(body).post("/api/v1/sessions");
    }

    /** As the second proof of a login. */
    public static Response complete(SecondStep second, SoftAuthenticator device) {
        Map<String, Object> body = signed(device, challenge(second.ticket()));
        body.put("factorTicket", second.ticket());
        return second.complete(body);
    }

    /** A new passkey of this holder. */
    public static Response enrol(Client holder, SoftAuthenticator device) {
        FactorCalls calls = FactorCalls.by(holder);
        Response begun = calls.beginPasskey("Laptop");
        begun.then().statusCode(201);
        return calls.completePasskey(begun.path("id"), device.create(begun.path("options")));
    }
}
