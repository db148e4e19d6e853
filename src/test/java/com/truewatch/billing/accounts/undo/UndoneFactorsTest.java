package com.truewatch.billing.accounts.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.OperatorCalls;
import com.truewatch.billing.accounts.testing.Platform;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which second factors an undo of a change of address removes, and which it keeps. */
@QuarkusTest
class UndoneFactorsTest extends UndoTestCase {
    private static final Duration WEEK = UndoRight.LINK_LIFETIME;

    @Test
    void keepsThoseFromBefore() {
        enrolled("old, by password", false, Ids.next(), clock.instant().minus(Duration.ofDays(1)));
        enrolled("old, by code", true, Ids.next(), clock.instant().minus(WEEK));

        undone(tokenAfterChangeOfEmail());

        assertEquals(List.of("old, by code", "old, by password"), left());
        assertEquals("t", secondFactor());
    }

    @Test
    void removesThoseThatMayHaveComeWithTheChange() {
        Instant changed = clock.instant();
        String token = tokenAfterChangeOfEmail();
        UUID session = UUID.fromString(
                database.value("select session_id from credential_undo where account_id = ?", account.id()));
        enrolled("by the session of the change", false, session, changed.minus(Duration.ofDays(30)));
        enrolled(
                "by a code shortly before",
                true,
                Ids.next(),
                changed.minus(WEEK).plusMillis(1));
        enrolled("since then", false, Ids.next(), changed);

        undone(token);

        assertEquals(0, database.count("select count(*) from factor where account_id = ?", account.id()));
        assertEquals("f", secondFactor());
        Client.logIn(account.username());
    }

    @Test
    void removesTheCodesWithTheLastOfWhatTheyStandInFor() {
        String token = tokenAfterChangeOfEmail();
        enrolled("since then", false, Ids.next(), clock.instant());
        database.execute(
                "insert into factor (account_id, id, type, session_id, by_code, enrolled_at)"
                        + " values (?, ?, 'RECOVERY_CODES', ?, false, ?)",
                account.id(),
                Ids.next(),
                Ids.next(),
                Timestamp.from(clock.instant().minus(WEEK)));

        undone(token);

        assertEquals(
                0,
                database.count(
                        "select count(*) from factor where account_id = ? and removed_at is null", account.id()));
    }

    /** Whoever came in could bring theirs back by a link to undo that removal. */
    @Test
    void voidsTheLinksOfWhoMadeTheChange() {
        String trusted = database.value("select password_hash from account where id = ?", account.id());
        Instant changed = clock.instant();
        String token = tokenAfterChangeOfEmail();
        factorsChanged(trusted, changed.minusSeconds(1));
        factorsChanged("another", changed.minusSeconds(1));
        factorsChanged(null, changed.minusSeconds(1));
        factorsChanged(trusted, changed);

        undone(token);

        assertEquals(
                List.of(trusted + " " + changed.minusSeconds(1).toEpochMilli()),
                database.rows(
                        "select password_hash || ' ' || (extract(epoch from changed_at) * 1000)::bigint from factor_change"
                                + " where account_id = ?",
                        account.id()));
    }

    @Test
    void stopsARemovalThatStaffHaveOpened() {
        enrolled("old", false, Ids.next(), clock.instant().minus(WEEK));
        String token = tokenAfterChangeOfEmail();
        Platform.operator("recovery")
                .body(Map.of("reason", "lost"))
                .post("/api/v1/operator/accounts/" + account.id() + "/factor-removals")
                .then()
                .statusCode(202);

        undone(token);

        assertEquals(
                List.of("STOPPED"),
                database.rows("select state from factor_removal where account_id = ?", account.id()));
    }

    @Test
    void whoLosesAContestKeepsNoneFromSinceTheUndo() {
        String replaced = change(intruder, "EMAIL");
        undone(links.undo(account.email()));
        enrolled("old", false, Ids.next(), clock.instant().minus(WEEK));
        enrolled("since the undo", false, Ids.next(), clock.instant());
        contest(links.contest(replaced)).then().statusCode(200);

        OperatorCalls.decide(account.id(), "first", "REPLACED").then().statusCode(202);
        OperatorCalls.decide(account.id(), "second", "REPLACED").then().statusCode(200);

        assertEquals(List.of("old"), left());
    }

    private void factorsChanged(@Nullable String hash, Instant at) {
        database.execute(
                "insert into factor_change (account_id, id, changed_at, password_hash) values (?, ?, ?, ?)",
                account.id(),
                Ids.next(),
                Timestamp.from(at),
                hash);
    }

    private void enrolled(String name, boolean byCode, UUID session, Instant at) {
        database.execute(
                "insert into factor (account_id, id, type, name, session_id, by_code, enrolled_at)"
                        + " values (?, ?, 'TOTP', ?, ?, ?, ?)",
                account.id(),
                Ids.next(),
                name,
                session,
                byCode,
                Timestamp.from(at));
        database.execute("update account set second_factor = true where id = ?", account.id());
    }

    private List<String> left() {
        return database.rows(
                "select name from factor where account_id = ? and removed_at is null order by name", account.id());
    }

    private String secondFactor() {
        return database.value("select second_factor from account where id = ?", account.id());
    }
}
