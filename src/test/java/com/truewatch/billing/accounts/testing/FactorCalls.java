package com.truewatch.billing.accounts.testing;

import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The calls around second factors of one holder. */
public final class FactorCalls {
    private static final String FACTORS = "/api/v1/account/factors";

    private final Client holder;

    private FactorCalls(Client holder) {
        this.holder = holder;
    }

    /** In this session. */
    public static FactorCalls by(Client holder) {
        return new FactorCalls(holder);
    }

    /** A factor that nobody could prove, behind the service's back. */
    public static void insert(Database database, UUID accountId) {
        database.execute(
                "insert into factor (account_id, id, type, name, session_id, by_code, enrolled_at)"
                        + " values (?, ?, 'TOTP', 'Phone', ?, false, now())",
                accountId,
                UUID.randomUUID(),
                UUID.randomUUID());
    }

    public Response list() {
        return holder.request().get(FACTORS);
    }

    public Response rename(String id, String name) {
        return holder.request().body(Map.of("name", name)).patch(FACTORS + "/" + id);
    }

    public Response remove(String id) {
        return holder.request().delete(FACTORS + "/" + id);
    }

    public Response beginTotp(String name) {
        return holder.request().body(Map.of("name", name)).post(FACTORS + "/totp-registrations");
    }

    public Response completeTotp(String id, String value) {
        return holder.request().body(Map.of("totp", value)).post(FACTORS + "/totp-registrations/" + id + "/complete");
    }

    public Response beginPasskey(String name) {
        return holder.request().body(Map.of("name", name)).post(FACTORS + "/passkey-registrations");
    }

    public Response completePasskey(String id, Object answer) {
        return holder.request().body(answer).post(FACTORS + "/passkey-registrations/" + id + "/complete");
    }

    public Response makeCodes() {
        return holder.request().post(FACTORS + "/recovery-codes");
    }

    public Response prove(Map<String, ?> proof) {
        return holder.request().body(proof).post("/api/v1/account/proofs");
    }

    /** An app that is enrolled; its present value is used up. */
    public AuthenticatorApp enrolApp(TestClock clock) {
        Response begun = beginTotp("Phone");
        begun.then().statusCode(201);
        AuthenticatorApp app = new AuthenticatorApp(begun.path("secret"));
        completeTotp(begun.path("id"), app.at(clock.instant())).then().statusCode(201);
        return app;
    }

    /** The codes of a new set. */
    public List<String> codes() {
        Response made = makeCodes();
        made.then().statusCode(201);
        return made.path("codes");
    }

    /** The ids of what is enrolled, newest first. */
    public List<String> ids() {
        return list().path("items.id");
    }
}
