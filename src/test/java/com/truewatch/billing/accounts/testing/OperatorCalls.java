package com.truewatch.billing.accounts.testing;

import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** What operators do with a contested account. */
public final class OperatorCalls {
    private OperatorCalls() {}

    /** Ends every session of an account. */
    public static Response revokeSessions(UUID account) {
        return Client.anonymous()
                .auth()
                .oauth2(Platform.operatorToken("freeze"))
                .body(Map.of("reason", "The holder lost a laptop"))
                .post("/api/v1/operator/accounts/" + account + "/sessions/revoke");
    }

    /** One operator says whom to keep. */
    public static Response decide(UUID account, String operator, String keep) {
        return Client.anonymous()
                .auth()
                .oauth2(Platform.operatorTokenOf(operator, "recovery"))
                .body(Map.of("keep", keep, "reason", "The licence was shown"))
                .post("/api/v1/operator/accounts/" + account + "/contest-decision");
    }
}
