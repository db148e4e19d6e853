package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import com.truewatch.billing.accounts.testing.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Derives a change's codes as the sender does, for tests that cannot wait for the mail. */
@Singleton
public class DerivedCodes {
    private final ChallengeRepository challenges;
    private final Secrets secrets;
    private final Database database;

    DerivedCodes(ChallengeRepository challenges, Secrets secrets, Database database) {
        this.challenges = challenges;
        this.secrets = secrets;
        this.database = database;
    }

    /** The valid code of step one. */
    public String current(UUID change) {
        return code(change, "current_challenge_id");
    }

    /** The valid code of step two. */
    public String next(UUID change) {
        return code(change, "new_challenge_id");
    }

    /** The valid code of a request by somebody who is not logged in. */
    public String requested(UUID request) {
        UUID subject = UUID.fromString(database.value("select account_id from challenge where id = ?", request));
        return code(new OwnedId(subject, request));
    }

    /** The same of what the request answered. */
    public String requested(Response request) {
        return requested(UUID.fromString(request.path("id")));
    }

    private String code(UUID change, String column) {
        String[] key = database.value(
                        "select account_id || ' ' || " + column + " from credential_change where id = ?", change)
                .split(" ", 2);
        return code(new OwnedId(UUID.fromString(key[0]), UUID.fromString(key[1])));
    }

    private String code(OwnedId challenge) {
        return QuarkusTransaction.requiringNew()
                .call(() -> challenges.findById(challenge).code(secrets).orElseThrow());
    }
}
