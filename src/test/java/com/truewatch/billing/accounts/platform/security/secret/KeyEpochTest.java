package com.truewatch.billing.accounts.platform.security.secret;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.profile.OwnDatabaseWithoutKeys;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The key epoch is raised after a restore: what a backup revives opens nothing. RestoreIT restores a real one. */
@QuarkusTest
@TestProfile(OwnDatabaseWithoutKeys.class)
class KeyEpochTest {
    @Inject
    TestAccounts accounts;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    /** The next test runs in the same process. */
    @AfterEach
    void lowerAgain() {
        database.execute("update key_epoch set epoch = 0, raised_at = null, reason = null");
    }

    @Test
    void sessionsAndCodesFromBeforeAreOverAndTheReplicaIsNotReady() {
        TestAccount account = accounts.create();
        Client holder = Client.of(account);
        ChangeCalls change = ChangeCalls.start(holder, "EMAIL");
        String code = codes.current(change.id());
        long lastEvent = lastEvent();
        Client.unchecked().get("/q/health/ready").then().statusCode(200);

        database.rows("select raise_key_epoch('restored by a test')");

        holder.request().get("/api/v1/account").then().statusCode(401).body("type", equalTo("/problems/session-ended"));
        assertEquals(401, holder.tryRefresh().statusCode());
        int entered = change.by(Client.logIn(account.email())).currentCode(code).statusCode();
        assertTrue(entered >= 400 && entered < 500, () -> "the code still opens: " + entered);
        assertEquals(1_000_000_000, lastEvent() - lastEvent);
        Client.unchecked().get("/q/health/ready").then().statusCode(503);
    }

    private long lastEvent() {
        return Long.parseLong(database.value("select last from event_feed"));
    }
}
