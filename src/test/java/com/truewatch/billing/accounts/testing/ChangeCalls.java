package com.truewatch.billing.accounts.testing;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The calls of one change of email or phone, as a holder's client makes them. */
public final class ChangeCalls {
    public static final String PATH = "/api/v1/account/credential-changes";

    private final Supplier<RequestSpecification> requests;
    private final UUID id;

    private ChangeCalls(Supplier<RequestSpecification> requests, UUID id) {
        this.requests = requests;
        this.id = id;
    }

    /** Begins a change, or is refused. */
    public static Response tryStart(Client client, String credential) {
        return client.request().body(Map.of("credential", credential)).post(PATH);
    }

    /** A change that has begun. */
    public static ChangeCalls start(Client client, String credential) {
        Response answer = tryStart(client, credential);
        answer.then().statusCode(201);
        return of(client, UUID.fromString(answer.path("id")));
    }

    /** A change by its id, whosever it is. */
    public static ChangeCalls of(Client client, UUID id) {
        return new ChangeCalls(client::request, id);
    }

    /** The same change, called by another client. */
    public ChangeCalls by(Client other) {
        return of(other, id);
    }

    /** The same change without the contract's check of every call, which is slow: for many calls at once. */
    public ChangeCalls quickly(Client client) {
        return new ChangeCalls(() -> client.uncheckedRequest().contentType("application/json"), id);
    }

    public UUID id() {
        return id;
    }

    public Response get() {
        return requests.get().get(PATH + "/" + id);
    }

    public Response currentCode(String code) {
        return post("current-code", Map.of("code", code));
    }

    public Response newAddress(String address) {
        return post("new-address", Map.of("address", address));
    }

    public Response newCode(String code) {
        return post("new-code", Map.of("code", code));
    }

    public Response resend() {
        return requests.get().post(PATH + "/" + id + "/resend");
    }

    public Response cancel() {
        return requests.get().delete(PATH + "/" + id);
    }

    private Response post(String step, Map<String, String> body) {
        return requests.get().body(body).post(PATH + "/" + id + "/" + step);
    }
}
