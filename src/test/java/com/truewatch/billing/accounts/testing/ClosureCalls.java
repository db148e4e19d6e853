package com.truewatch.billing.accounts.testing;

import io.restassured.response.Response;
import java.util.Map;

/** The calls by which a holder closes the account. */
public final class ClosureCalls {
    private static final String PATH = "/api/v1/account/closure";

    private final Client holder;

    private ClosureCalls(Client holder) {
        this.holder = holder;
    }

    public static ClosureCalls by(Client holder) {
        return new ClosureCalls(holder);
    }

    public Response request() {
        return holder.request().post(PATH);
    }

    public Response confirm(String code) {
        return holder.request().body(Map.of("code", code)).post(PATH + "/confirm");
    }
}
