package com.truewatch.billing.accounts.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Expand, then contract: the version before a migration runs on its schema while replicas are replaced. A migration only
 * adds. One that takes away says in a comment {@code -- contract: <why no running version uses it>}.
 */
class MigrationRulesTest {
    /** Everything up to here was there before the first version that ran anywhere. */
    private static final int LAST_BEFORE_THE_RULE = 18;

    private static final Path MIGRATIONS = Path.of("src", "main", "resources", "db", "migration");
    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*");
    private static final Pattern CONTRACT = Pattern.compile("(?m)^\\s*-- contract: \\S.*");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final String NAME = "(?:if (?:not )?exists )?[\\w\".]+";

    /** What the running version may miss, or what it writes without. A check that is replaced may be a wider one. */
    private static final List<Pattern> TAKE_AWAY = List.of(
            Pattern.compile("\\bdrop (table|view|schema|sequence|type|function|column)\\b"),
            Pattern.compile("\\brename\\b"),
            Pattern.compile("\\bset not null\\b"),
            Pattern.compile("\\bset data type\\b|\\balter column \\S+ type\\b|\\balter (?!column|table)\\S+ type\\b"),
            Pattern.compile("\\bdrop default\\b"),
            Pattern.compile("\\btruncate\\b"),
            Pattern.compile("\\balter table " + NAME + " drop (?!constraint\\b)\\w"),
            // Without a default the running version, which does not name the column, could add no row.
            Pattern.compile("\\badd (?:column )?" + NAME
                    + " (?!(?:[^,;]*\\bdefault\\b)|[^,;]*\\bgenerated\\b)[^,;]*\\bnot null\\b"));

    @Test
    void migrationsOnlyAdd() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            assertEquals(
                    List.of(),
                    files.filter(it -> version(it) > LAST_BEFORE_THE_RULE)
                            .filter(it -> takesAway(read(it)))
                            .map(it -> it.getFileName().toString())
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table account;",
                "ALTER TABLE account DROP COLUMN phone;",
                "alter table account\n    drop phone;",
                "alter table account rename column phone to mobile;",
                "alter table account rename to accounts;",
                "alter table account alter column phone set not null;",
                "alter table account alter phone type varchar(10);",
                "alter table account alter column version drop default;",
                "alter table account add column tier text not null;",
                "alter table account add tier text not null check (tier <> '');",
                "alter table account add column note text default '', add column tier text not null;",
                "-- contract:\ndrop table account;"
            })
    void whatTakesAwayIsSeen(String sql) {
        assertEquals(true, takesAway(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table tier (id uuid primary key, name text not null);",
                "alter table account add column tier text;",
                "alter table account add column tier text not null default 'FREE';",
                "alter table account drop constraint account_status_check;\n"
                        + "alter table account add constraint account_status_check check (status <> '');",
                "-- Nothing is left to drop table for.\ncreate index a on account (id);",
                "-- contract: nothing since 0.3 reads it\nalter table account drop column phone;"
            })
    void whatAddsIsLeftAlone(String sql) {
        assertFalse(takesAway(sql));
    }

    private static boolean takesAway(String sql) {
        if (CONTRACT.matcher(sql).find()) {
            return false;
        }
        String statements =
                COMMENT.matcher(sql).replaceAll(" ").replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return TAKE_AWAY.stream().anyMatch(it -> it.matcher(statements).find());
    }

    private static int version(Path file) {
        Matcher version = VERSION.matcher(file.getFileName().toString());
        if (!version.matches()) {
            throw new IllegalArgumentException("No version in the name of " + file);
        }
        return Integer.parseInt(version.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
