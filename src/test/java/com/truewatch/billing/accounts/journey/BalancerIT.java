package com.truewatch.billing.accounts.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.PlatformKey;
import com.truewatch.billing.accounts.testing.ProductionBuild;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import com.truewatch.billing.accounts.testing.Wire;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service behind the HAProxy of this machine, by {@code docker/haproxy.cfg}; left out where there is none. */
@Tag("full")
class BalancerIT {
    private static final String HOST = "Host: localhost\r\n";
    private static final String JWKS = "GET /.well-known/jwks.json HTTP/1.1\r\n" + HOST;

    private static EmbeddedPostgres database;
    private static MailServer mails;
    private static ServiceProcess service;
    private static Process balancer;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> haproxy = find();
        if (haproxy.isEmpty()) {
            System.out.println("No HAProxy found: the tests of docker/haproxy.cfg were left out.");
        }
        Assumptions.assumeTrue(haproxy.isPresent());
        database = EmbeddedPostgres.start();
        mails = new MailServer();
        String url = database.getJdbcUrl("postgres", "postgres");
        service = ProductionBuild.start(new ProductionBuild().settings(url, new PlatformKey(), mails));
        service.awaitReady();
        port = ServiceProcess.freePort();
        Path file = Path.of("target", "haproxy.cfg");
        Files.writeString(file, configuration(ServiceProcess.freePort()));
        balancer = new ProcessBuilder(haproxy.get().toString(), "-f", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "haproxy.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> exchange(JWKS + "\r\n").status() == 200);
    }

    @AfterAll
    static void stop() throws IOException {
        if (balancer != null) {
            balancer.destroy();
        }
        if (service != null) {
            service.kill();
            mails.close();
            database.close();
        }
    }

    @Test
    void nobodyGetsATunnel() throws IOException {
        try (Wire wire = Wire.open(port)) {
            wire.send(JWKS + "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
                    + "HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n");

            assertEquals(200, wire.read().status());
        }
        assertEquals(400, exchange("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status());
    }

    @Test
    void aBodyThatDoesNotComeReachesNoReplica() throws IOException {
        try (Wire slow = Wire.open(port)) {
            slow.send("POST /api/v1/sessions HTTP/1.1\r\n" + HOST
                    + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");

            // The balancer's own answer has no problem body.
            Wire.Answer answer = slow.read();
            assertEquals(408, answer.status());
            assertTrue(answer.headers().getOrDefault("content-type", "").startsWith("text/html"), answer.toString());
            assertTrue(slow.isEnded());
        }
    }

    private static Wire.Answer exchange(String request) throws IOException {
        try (Wire wire = Wire.open(port)) {
            return wire.send(request).read();
        }
    }

    /** The shipped one; only the addresses are this machine's. */
    private static String configuration(int operators) throws IOException {
        int management = service.readiness().getPort();
        return Files.readAllLines(Path.of("docker", "haproxy.cfg")).stream()
                        .filter(line -> !line.contains("replica-2") && !line.startsWith("resolvers"))
                        .filter(line -> !line.contains("nameserver") && !line.contains("hold valid"))
                        .map(line -> line.replace(" resolvers docker init-addr last,libc,none", "")
                                .replace("bind :8080", "bind 127.0.0.1:" + port)
                                .replace("bind :9000", "bind 127.0.0.1:" + operators)
                                .replace("check port 9000", "check port " + management)
                                .replace("replica-1:8080", "127.0.0.1:" + service.port())
                                .replace("replica-1:9000", "127.0.0.1:" + management))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static Optional<Path> find() {
        return Stream.of(
                        System.getenv("HAPROXY"),
                        "/usr/sbin/haproxy",
                        "/usr/local/sbin/haproxy",
                        "/opt/homebrew/bin/haproxy")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
