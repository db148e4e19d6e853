package com.truewatch.billing.accounts.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Accounts that are all alike, with a session and a known browser each for the first of them, written by COPY. */
final class Dataset {
    static final String PASSWORD = "seven otters juggling lanterns";

    /** Of this password, at the production cost. */
    private static final String HASH =
            "$argon2id$v=19$m=7168,t=5,p=1$vtOOw0SAsWB2R/QfPG5/QA$imwhQuSfASxnrgEtqOCho30+wx2Gkg9ypTwyZaunhME";

    /** The cookie of a browser that every account with a session knows. */
    static final String BROWSER = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    /** How many accounts have a session. */
    static final int SESSIONS = 10_000;

    static final int EVENTS = 100_000;

    private static final int BATCH = 10_000;
    private static final long ACCOUNT = 0x0190_0000_0000_7000L;
    private static final long SESSION = 0x0190_0000_0001_7000L;
    private static final long EVENT = 0x0190_0000_0002_7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Dataset() {}

    static UUID account(int number) {
        return new UUID(ACCOUNT, VARIANT | scattered(number));
    }

    static UUID session(int number) {
        return new UUID(SESSION, VARIANT | scattered(number));
    }

    static String username(int number) {
        return "bench" + number;
    }

    static String email(int number) {
        return "bench" + number + "@mail.example";
    }

    /** Into an empty database that has its schema. */
    static void fill(Connection database, int accounts) throws SQLException, IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant later = now.plus(20, ChronoUnit.DAYS);
        copy(
                database,
                "account (id, username, email, email_key, email_proved_at, phone, phone_proved_at, password_hash, "
                        + "password_version, status, company_name, industry, region, description, contact_name, "
                        + "real_name_state, locale, created_at, updated_at, version)",
                accounts,
                n -> row(
                        account(n),
                        username(n),
                        email(n),
                        email(n),
                        now,
                        "+65" + (80_000_000 + n),
                        now,
                        HASH,
                        0,
                        "ACTIVE",
                        "Company " + n,
                        "SOFTWARE",
                        "SG",
                        "An account among many.",
                        "Contact " + n,
                        "NOT_SUBMITTED",
                        "en",
                        now,
                        now,
                        0));
        int sessions = Math.min(accounts, SESSIONS);
        copy(
                database,
                "session (account_id, id, strength, created_at, last_used_at, expires_at, refresh_counter, network)",
                sessions,
                n -> row(account(n), session(n), "PASSWORD", now, now, later, 0, "127.0.0.0/24"));
        copy(
                database,
                "known_browser (account_id, token_hash, created_at, expires_at)",
                sessions,
                n -> row(account(n), sha256(BROWSER), now, later));
        copy(
                database,
                "event (id, type, subject, account_id, account_version, at, sequence)",
                EVENTS,
                n -> row(
                        new UUID(EVENT, VARIANT | n),
                        "account.profile-changed",
                        account(n % accounts),
                        account(n % accounts),
                        1,
                        now,
                        n + 1));
        try (Statement statement = database.createStatement()) {
            statement.execute("update event_feed set last = " + EVENTS);
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /** Spreads neighbours over the index, as the ids of accounts opened at different times are. */
    private static long scattered(int number) {
        return (number * 0x9E37_79B9_7F4AL) & 0x3FFF_FFFF_FFFF_FFFFL;
    }

    private static void copy(Connection database, String target, int count, IntFunction<String> row)
            throws SQLException, IOException {
        CopyManager copies = database.unwrap(PGConnection.class).getCopyAPI();
        for (int from = 0; from < count; from += BATCH) {
            StringBuilder rows = new StringBuilder();
            for (int n = from; n < Math.min(from + BATCH, count); n++) {
                rows.append(row.apply(n));
            }
            Reader text = new StringReader(rows.toString());
            copies.copyIn("copy " + target + " from stdin", text);
        }
    }

    private static String row(Object... values) {
        StringBuilder row = new StringBuilder();
        for (Object value : values) {
            row.append(row.isEmpty() ? "" : "\t").append(value);
        }
        return row.append('\n').toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
