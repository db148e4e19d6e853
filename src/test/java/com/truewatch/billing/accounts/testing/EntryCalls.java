package com.truewatch.billing.accounts.testing;

import io.restassured.response.Response;
import java.util.Map;
import java.util.UUID;

/** The calls by which the owner of a workspace comes over from the console. */
public final class EntryCalls {
    private EntryCalls() {}

    /** The console asks. */
    public static Response issue(String workspaceId) {
        return Platform.service("entry.issue")
                .body(Map.of("workspaceId", workspaceId))
                .post("/api/v1/directory/entry-tickets");
    }

    /** A ticket that was issued. */
    public static String issued(String workspaceId) {
        Response answer = issue(workspaceId);
        answer.then().statusCode(201);
        return answer.path("ticket");
    }

    /** A browser brings it. */
    public static Response enter(String ticket) {
        return Client.anonymous().body(Map.of("ticket", ticket)).post("/api/v1/sessions");
    }

    /** The holder of this account, by a ticket for a new workspace. */
    public static Client cameOver(UUID account) {
        Response answer = enter(issued(WorkspaceCalls.bound(account)));
        answer.then().statusCode(201);
        return Client.of(answer);
    }
}
