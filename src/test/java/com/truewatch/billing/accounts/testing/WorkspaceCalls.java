package com.truewatch.billing.accounts.testing;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The calls around workspaces: a holder's, the console's and those of the bills service. */
public final class WorkspaceCalls {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final String V1 = "/api/v1";

    private final Client holder;

    private WorkspaceCalls(Client holder) {
        this.holder = holder;
    }

    public static WorkspaceCalls by(Client holder) {
        return new WorkspaceCalls(holder);
    }

    /** An id that no workspace has. */
    public static String freshId() {
        return "wksp_" + COUNTER.incrementAndGet();
    }

    public Response list() {
        return holder.request().get(V1 + "/account/workspaces");
    }

    public Response get(String id) {
        return holder.request().get(V1 + "/account/workspaces/" + id);
    }

    public Response options(String id) {
        return holder.request().get(V1 + "/account/workspaces/" + id + "/settlement-options");
    }

    public Response history(String id) {
        return holder.request().get(V1 + "/account/workspaces/" + id + "/settlements");
    }

    public Response choose(String id, UUID cloudAccount) {
        Map<String, Object> body = new HashMap<>(Map.of("method", "CLOUD_ACCOUNT"));
        body.put("cloudAccountId", cloudAccount);
        return holder.request().body(body).put(V1 + "/account/workspaces/" + id + "/settlement");
    }

    public Response chooseBillingAccount(String id) {
        return holder.request()
                .body(Map.of("method", "BILLING_ACCOUNT"))
                .put(V1 + "/account/workspaces/" + id + "/settlement");
    }

    /** The id of a workspace in Singapore that this account settles. */
    public static String bound(UUID account) {
        return bound(account, freshId());
    }

    public static String bound(UUID account, String id) {
        bind(account, id, "ap1").then().statusCode(201);
        return id;
    }

    public static Response bind(UUID account, String id, String site) {
        return bind(id, Map.of("accountId", account, "name", "Shop " + id, "site", site));
    }

    public static Response bind(String id, Map<String, ?> body) {
        return console().body(body).put(V1 + "/directory/workspaces/" + id);
    }

    public static Response dissolve(String id) {
        return console().delete(V1 + "/directory/workspaces/" + id);
    }

    public static Response transfer(String id, UUID account) {
        return console().body(Map.of("accountId", account)).post(V1 + "/directory/workspaces/" + id + "/transfer");
    }

    public static Response lock(String id) {
        return console().body(Map.of("reason", "ARREARS")).put(V1 + "/directory/workspaces/" + id + "/lock");
    }

    public static Response unlock(String id) {
        return console().delete(V1 + "/directory/workspaces/" + id + "/lock");
    }

    public static Response at(String id, String parameter, Object value) {
        return Platform.service("directory.read")
                .queryParam(parameter, value.toString())
                .get(V1 + "/directory/workspaces/" + id + "/settlement");
    }

    /** A code for this workspace, whose name is {@code Shop & co}. */
    public static Response requestBinding(String workspaceId, String site, String username, String email) {
        return console()
                .body(Map.of(
                        "workspaceId", workspaceId,
                        "name", "Shop & co",
                        "site", site,
                        "username", username,
                        "email", email))
                .post(V1 + "/directory/workspace-bindings");
    }

    public static Response confirmBinding(String id, String code) {
        return console().body(Map.of("code", code)).post(V1 + "/directory/workspace-bindings/" + id + "/confirm");
    }

    private static RequestSpecification console() {
        return Platform.service("directory.write");
    }
}
