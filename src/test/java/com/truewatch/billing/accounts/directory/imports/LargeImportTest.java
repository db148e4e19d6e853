package com.truewatch.billing.accounts.directory.imports;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The largest file that is taken. What it costs is in {@code src/docs/figures.md}. */
@QuarkusTest
@Tag("full")
class LargeImportTest {
    private static final Logger LOG = Logger.getLogger(LargeImportTest.class);

    /** Far less than the file would need as objects. */
    private static final long MOST_HEAP = 512L * 1024 * 1024;

    @Inject
    Database database;

    @Test
    void aHundredThousandLinesBecomeAccountsInBoundedMemory() {
        int lines = Integer.getInteger("import.lines", ImportUploadService.MOST_LINES);
        byte[] file = IntStream.range(0, lines)
                .mapToObj(it -> ImportCalls.line(String.format(Locale.ROOT, "large%06d", it)))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
        ManagementFactory.getMemoryPoolMXBeans().forEach(it -> it.resetPeakUsage());
        long transactions = transactions();
        long begun = System.nanoTime();

        String id = ImportCalls.send(file, false, null)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Duration stored = Duration.ofNanos(System.nanoTime() - begun);
        ImportCalls.await(id).then().body("accepted", equalTo(lines)).body("refused", equalTo(0));
        Duration done = Duration.ofNanos(System.nanoTime() - begun);

        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(it -> it.getName().contains("Old") || it.getName().contains("Tenured"))
                .mapToLong(it -> it.getPeakUsage().getUsed())
                .sum();
        LOG.infof(
                "%d lines, %d KiB: stored in %d s, done in %d s, %d transactions, %d MiB of old heap",
                lines,
                file.length / 1024,
                stored.toSeconds(),
                done.toSeconds(),
                transactions() - transactions,
                heap / (1024 * 1024));
        assertTrue(heap < MOST_HEAP, heap + " bytes");
        assertTrue(
                database.count(
                                "select count(*) from operator_act where after->>'import' = ?",
                                UUID.fromString(id).toString())
                        == lines,
                "each is written down");
    }

    private long transactions() {
        return Long.parseLong(
                database.value("select xact_commit from pg_stat_database where datname = current_database()"));
    }
}
