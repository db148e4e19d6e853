package com.truewatch.billing.accounts.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The packaged jar as a process: it may be stopped or killed, and started again on the same port. */
public final class ServiceProcess {
    /** A first start unpacks PostgreSQL, and other builds may have the cores. */
    public static final Duration LONGEST_START = Duration.ofMinutes(3);

    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path jar;
    private final int port;
    private final URI readiness;
    private final Map<String, String> environment;
    private Process process;

    /**
     * Starts it; whether it is ready is another question.
     *
     * @param port on which it answers
     * @param readiness where it says whether it is ready, which may be another port
     * @param environment its settings
     */
    public ServiceProcess(Path jar, int port, URI readiness, Map<String, String> environment) throws IOException {
        this.jar = jar;
        this.port = port;
        this.readiness = readiness;
        this.environment = environment;
        this.process = launch();
    }

    /** The jar of this build. */
    public static Path builtJar() {
        return Path.of(System.getProperty("quarkus-run.jar", "target/quarkus-app/quarkus-run.jar"));
    }

    /** The Java that it runs on: that of the tests, or of the directory that the property {@code service.java} names. */
    public static Path java() {
        return Path.of(System.getProperty("service.java", System.getProperty("java.home")), "bin", "java");
    }

    /** What that Java says of itself, as {@code 17.0.15}. */
    public static String javaVersion() throws IOException {
        Properties release = new Properties();
        try (var text = Files.newBufferedReader(java().getParent().resolveSibling("release"))) {
            release.load(text);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }

    /** A port that was free a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    /** The process that runs now. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Where it says whether it is ready. */
    public URI readiness() {
        return readiness;
    }

    /** Starts it again after {@link #terminate} or {@link #kill}. */
    public void restart() throws IOException {
        if (process.isAlive()) {
            throw new IllegalStateException("It runs.");
        }
        process = launch();
    }

    /** Asks it to end (SIGTERM) and waits until it has. */
    public void terminate() {
        process.destroy();
        awaitEnd(process::isAlive);
    }

    /** Ends it in the middle of whatever it does (SIGKILL). */
    public void kill() {
        process.destroyForcibly();
        awaitEnd(process::isAlive);
    }

    /** Waits for the first time that it says it is ready; fails when it ends instead. */
    public void awaitReady() {
        await().atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(100))
                .failFast("The service ended: see " + log(), () -> !process.isAlive())
                .until(this::isReady);
    }

    /** Whether it says so now. */
    public boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(readiness)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    static void awaitEnd(BooleanSupplier alive) {
        await().atMost(LONGEST_STOP).pollInterval(Duration.ofMillis(20)).until(() -> !alive.getAsBoolean());
    }

    private Path log() {
        return Path.of("target", "services", port + ".log");
    }

    /** The command that runs a jar as the image does, and with the options of the property {@code service.options} too. */
    static List<String> command(Path jar) {
        List<String> command = new ArrayList<>(List.of(java().toString(), "@docker/java.options"));
        command.addAll(Stream.of(System.getProperty("service.options", "").split(" "))
                .filter(it -> !it.isEmpty())
                .toList());
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private Process launch() throws IOException {
        Files.createDirectories(log().getParent());
        ProcessBuilder builder = new ProcessBuilder(command(jar));
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }
}
