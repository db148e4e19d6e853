package com.truewatch.billing.accounts.testing;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
    /** A first start unpacks PostgreSQL, and other builds may have the cores. */
    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);
    private static final Duration LONGEST_DELIVERY = Duration.ofSeconds(20);
    private static final int PORT_LINE = 3;
    private static final Pattern CODE = Pattern.compile("(?<![\\w.-])\\d{6}(?![\\w-])");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> environment;
    private final Path directory;
    private final int port;
    private Process process;

    private RunningService(Map<String, String> environment) throws IOException {
        this.environment = environment;
        this.directory = Files.createTempDirectory("truewatch-service-");
        this.port = freePort();
        this.process = launch();
    }

    /** In local mode, ready to answer. */
    public static RunningService started() throws IOException {
        return startedWith(Map.of());
    }

    /** The same with more settings, as environment variables. */
    public static RunningService startedWith(Map<String, String> environment) throws IOException {
        RunningService service = new RunningService(environment);
        try {
            service.awaitReady();
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
        if (process.isAlive()) {
            throw new IllegalStateException("It runs.");
        }
        process = launch();
        awaitReady();
    }

    /** Asks it to end (SIGTERM) and waits until it and its database have. */
    public void stop() {
        process.destroy();
        awaitEnd(process.toHandle());
    }

    /** Ends it in the middle of whatever it does (SIGKILL). Its database lives on until the next start finds it. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(process.toHandle());
    }

    /** Without a slash at the end. */
    public String baseUrl() {
        return "http://localhost:" + port;
    }

    /** The code in the newest message to this recipient that carries one; waits for the first. */
    public String awaitCode(String recipient) {
        return await().atMost(LONGEST_DELIVERY)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> codesTo(recipient), codes -> !codes.isEmpty())
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

    private Process launch() throws IOException {
        Path log = Files.createDirectories(Path.of("target", "services")).resolve(port + ".log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-jar",
                System.getProperty("quarkus-run.jar", "target/quarkus-app/quarkus-run.jar"));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().put("ACCOUNTS_LOCAL_DATA_DIRECTORY", directory.toString());
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitReady() {
        await().atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(100))
                .failFast("The service ended: see target/services/" + port + ".log", () -> !process.isAlive())
                .until(this::isReady);
    }

    private boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl() + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private List<String> codesTo(String recipient) {
        List<String> texts = RestAssured.given()
                .queryParam("recipient", recipient)
                .get(baseUrl() + "/local/messages")
                .path("items.text");
        return texts.stream()
                .map(CODE::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .toList();
    }

    /** A killed service leaves its database behind, which would write into the directory while it is deleted. */
    private void stopOrphanedDatabase() throws IOException {
        Path pidFile = postmasterPid();
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(pid).ifPresent(database -> {
                database.destroy();
                awaitEnd(database);
            });
        }
    }

    private static void awaitEnd(ProcessHandle ending) {
        await().atMost(LONGEST_STOP).pollInterval(Duration.ofMillis(20)).until(() -> !ending.isAlive());
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
