package com.truewatch.billing.accounts.testing;

import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** The calls around a lost address: of operators, of the new address and of the known ones. */
public final class RecoveryCalls {
    private static final String V1 = "/api/v1";

    private RecoveryCalls() {}

    public static Response open(UUID account, String credential, String address) {
        return Platform.operator("recovery")
                .body(Map.of("credential", credential, "newAddress", address, "reason", "The person left"))
                .post(V1 + "/operator/accounts/" + account + "/address-recoveries");
    }

    public static Response list(UUID account) {
        return Platform.operator("recovery").get(V1 + "/operator/accounts/" + account + "/address-recoveries");
    }

    public static Response approve(String id, String token) {
        return Client.anonymous().auth().oauth2(token).post(V1 + "/operator/address-recoveries/" + id + "/approve");
    }

    public static Response confirm(String id, String code) {
        return Client.anonymous().body(Map.of("code", code)).post(V1 + "/address-recoveries/" + id + "/confirm");
    }

    public static Response cancel(String id, String token) {
        return Client.anonymous().body(Map.of("token", token)).post(V1 + "/address-recoveries/" + id + "/cancel");
    }
}
