package com.truewatch.billing.accounts.undo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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

        assertEquals(List.of(), left());
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
