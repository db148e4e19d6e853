package com.truewatch.billing.accounts.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL that a test may kill, and start again on the same port and data; what it is told is counted. */
public class OwnDatabase implements QuarkusTestResourceLifecycleManager {
    public static final String DIRECTORY = "test.database.directory";
    public static final String PORT = "test.database.port";

    private static final int ATTEMPTS = 10;

    private Path directory;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("accounts-own-database");
            int port = ServiceProcess.freePort();
            server(directory, port);
            return Map.of(
                    DIRECTORY,
                    directory.toString(),
                    PORT,
                    String.valueOf(port),
                    "quarkus.datasource.jdbc.url",
                    "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres&sslmode=disable&gssEncMode=disable"
                            + "&classLoaderStrategy=context-first&socketFactory=" + CountedSockets.class.getName());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        kill(directory);
    }

    /** As a power cut does it: the server and every one of its processes. */
    public static void kill(Path directory) {
        Path pidFile = directory.resolve("data/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid).ifPresent(server -> {
                List<ProcessHandle> all =
                        Stream.concat(Stream.of(server), server.descendants()).toList();
                all.forEach(ProcessHandle::destroyForcibly);
                all.forEach(it -> it.onExit().join());
            });
            Files.delete(pidFile);
            // The library's own lock lives as long as this process; a new file is a new lock.
            Files.deleteIfExists(directory.resolve("data/epg-lock"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Stops the server and every one of its processes where they are (SIGSTOP): connections stay, and nothing answers. */
    public static void suspend(Path directory) throws IOException {
        signal(directory, "STOP");
    }

    /** Lets them go on. */
    public static void resume(Path directory) throws IOException {
        signal(directory, "CONT");
    }

    private static void signal(Path directory, String name) throws IOException {
        long pid = Long.parseLong(Files.readAllLines(directory.resolve("data/postmaster.pid"))
                .get(0)
                .strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        // The parent first: it starts no other one meanwhile.
        Stream.concat(Stream.of(server), server.descendants())
                .map(it -> Long.toString(it.pid()))
                .forEach(command::add);
        new ProcessBuilder(command).inheritIO().start().onExit().join();
    }

    /** Recovers what was committed; does nothing where it runs. */
    public static void startAgain(Path directory, int port) throws IOException {
        if (Files.exists(directory.resolve("data/postmaster.pid"))) {
            return;
        }
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                server(directory, port);
                return;
            } catch (IOException notYet) {
                last = notYet;
            }
        }
        throw last;
    }

    /** With PostgreSQL's own durability, which the library turns off: what was answered must outlive a kill. */
    private static void server(Path directory, int port) throws IOException {
        EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(directory.toFile())
                .setDataDirectory(directory.resolve("data"))
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setLocaleConfig("locale", "C.UTF-8")
                .start();
    }
}
