package com.truewatch.billing.accounts.drill;

import static org.awaitility.Awaitility.await;

import com.truewatch.billing.accounts.testing.OwnDatabase;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two PostgreSQL servers from the embedded binaries: a primary, and a synchronous standby that began as a cold copy of
 * its data. A commit is answered once both have it.
 */
final class ReplicatedDatabase implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    /** Not part of the data: they tell of the process over the original. */
    private static final List<String> NOT_COPIED = List.of("postmaster.pid", "epg-lock");

    private final Path primary = Files.createTempDirectory("drill-primary");
    private final Path standby = Files.createTempDirectory("drill-standby");
    private final int primaryPort = ServiceProcess.freePort();
    private final int standbyPort = ServiceProcess.freePort();

    ReplicatedDatabase() throws IOException, SQLException {
        server(primary, primaryPort).close();
        copy(primary.resolve("data"), standby.resolve("data"));
        Files.createFile(standby.resolve("data/standby.signal"));
        Files.writeString(
                standby.resolve("data/postgresql.auto.conf"),
                "primary_conninfo = 'host=127.0.0.1 port=" + primaryPort + " user=postgres'\n");
        server(primary, primaryPort);
        server(standby, standbyPort);
        // Written down by the primary alone, after the copy: once promoted, the standby waits for nobody.
        run(primaryPort, "alter system set synchronous_standby_names = '*'");
        run(primaryPort, "select pg_reload_conf()");
        await().atMost(LONGEST_START).until(() -> holds(primaryPort, """
                select exists (select from pg_stat_replication where sync_state = 'sync')
                """));
    }

    /** Of both: whoever is the primary gets the connections. A host that was not is asked again after a second. */
    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + primaryPort + ",127.0.0.1:" + standbyPort
                + "/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=1";
    }

    /** The primary and all of its processes at once; it stays down. */
    void killPrimary() {
        OwnDatabase.kill(primary);
    }

    /** Makes the standby the primary; it takes commits when this returns. */
    void promote() throws SQLException {
        run(standbyPort, "select pg_promote()");
    }

    @Override
    public void close() {
        OwnDatabase.kill(primary);
        OwnDatabase.kill(standby);
    }

    private static EmbeddedPostgres server(Path directory, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.toFile())
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(LONGEST_START)
                .setLocaleConfig("locale", "C.UTF-8")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private static void run(int port, String sql) throws SQLException {
        try (Connection connection = connect(port);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean holds(int port, String question) throws SQLException {
        try (Connection connection = connect(port);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getBoolean(1);
        }
    }

    private static Connection connect(int port) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(it -> !NOT_COPIED.contains(it.getFileName().toString()))
                    .forEach(it -> copyOne(it, to.resolve(from.relativize(it).toString())));
        }
    }

    private static void copyOne(Path from, Path to) {
        try {
            Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
