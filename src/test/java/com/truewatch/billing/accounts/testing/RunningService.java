package com.truewatch.billing.accounts.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packaged jar as a process of its own, on a port and over a data directory that are its own for as long as this
 * object lives: it may be stopped or killed, and started again over the same data.
 */
public final class RunningService implements AutoCloseable {
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(20);
    private static final int PORT_LINE = 3;
    private static final Pattern CODE = Pattern.compile("(?<![\\w.-])\\d{6}(?![\\w-])");

    private final Map<String, String> environment;
    private final Path directory;
    private final ServiceProcess process;

    private RunningService(Map<String, String> environment) throws IOException {
        this.environment = environment;
        this.directory = Files.createTempDirectory("truewatch-service-");
        Map<String, String> settings = new HashMap<>(environment);
        settings.putIfAbsent("ACCOUNTS_LOCAL_DATA_DIRECTORY", directory.toString());
        int port = ServiceProcess.freePort();
        this.process = new ServiceProcess(
                ServiceProcess.builtJar(), port, URI.create("http://localhost:" + port + "/q/health/ready"), settings);
    }

    /** In local mode, ready to answer. */
    public static RunningService started() throws IOException {
        return startedWith(Map.of());
    }

    /** The same with more settings, as environment variables. */
    public static RunningService startedWith(Map<String, String> environment) throws IOException {
        RunningService service = new RunningService(environment);
        try {
            service.process.awaitReady();
            return service;
        } catch (RuntimeException failed) {
            service.close();
            throw failed;
        }
    }

    /** A second replica: the same settings, over the same database, which lives as long as this one. */
    public RunningService replica() throws IOException {
        return replicaWith(Map.of());
    }

    /** A replica that differs in these settings. */
    public RunningService replicaWith(Map<String, String> others) throws IOException {
        Map<String, String> settings = new HashMap<>(environment);
        settings.putAll(others);
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl());
        return startedWith(settings);
    }

    /** Its own database. */
    public String jdbcUrl() throws IOException {
        String databasePort = Files.readAllLines(postmasterPid()).get(PORT_LINE).strip();
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres?user=postgres";
    }

    private Path postmasterPid() {
        return directory.resolve("postgresql-18").resolve("postmaster.pid");
    }

    /** Starts it again after {@link #stop} or {@link #kill}, over the data it had. */
    public void start() throws IOException {
        process.restart();
        process.awaitReady();
    }

    /** Asks it to end (SIGTERM) and waits until it and its database have. */
    public void stop() {
        process.terminate();
    }

    /** Ends it in the middle of whatever it does (SIGKILL). Its database lives on until the next start finds it. */
    public void kill() {
        process.kill();
    }

    /** Without a slash at the end. */
    public String baseUrl() {
        return "http://localhost:" + process.port();
    }

    /** The code in the newest message to this recipient that carries one; waits for the first. */
    public String awaitCode(String recipient) {
        return await().atMost(LONGEST_DELIVERY)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> codesTo(recipient), codes -> !codes.isEmpty())
                .get(0);
    }

    /** The token of the newest link to this page in a message to this recipient; waits for the first. */
    public String awaitToken(String recipient, String page) {
        Pattern link = Pattern.compile("https?://\\S+/" + page + "#token=(?<token>\\S+)");
        return await().atMost(LONGEST_DELIVERY)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> textsTo(recipient).stream()
                                .map(link::matcher)
                                .filter(Matcher::find)
                                .map(it -> it.group("token"))
                                .toList(),
                        tokens -> !tokens.isEmpty())
                .get(0);
    }

    /** Stops it where it runs, and deletes its data. */
    @Override
    public void close() throws IOException {
        stop();
        stopOrphanedDatabase();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(RunningService::delete);
        }
    }

    private List<String> codesTo(String recipient) {
        return textsTo(recipient).stream()
                .map(CODE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    private List<String> textsTo(String recipient) {
        return RestAssured.given()
                .queryParam("recipient", recipient)
                .get(baseUrl() + "/local/messages")
                .path("items.text");
    }

    /** A killed service leaves its database behind, which would write into the directory while it is deleted. */
    private void stopOrphanedDatabase() throws IOException {
        Path pidFile = postmasterPid();
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid).ifPresent(database -> {
                database.destroy();
                ServiceProcess.awaitEnd(database::isAlive);
            });
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
