package com.truewatch.billing.accounts.benchmark;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.PlatformKey;
import com.truewatch.billing.accounts.testing.ProductionBuild;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * The production build on a PostgreSQL with its default durability, with so many accounts. It runs as the image runs it: on a
 * Java that can, with an AOT cache of a start before.
 */
final class Subject implements AutoCloseable {
    private static final String OURS = "https://accounts.billing.truewatch.example";
    private static final long TOKEN_SECONDS = 300;
    private static final int TRAINING_ROUNDS = 200;
    private static final double KIB_PER_MB = 1000 * 1000 / 1024.0;

    private final Path data;
    private final EmbeddedPostgres database;
    private final MailServer mails = new MailServer();
    private final PlatformKey platform;
    private final Map<String, String> settings;
    private ServiceProcess service;
    private final EllipticCurveJsonWebKey signingKey;
    private final Duration start;
    private int changesOfEmail;

    Subject(int accounts) throws Exception {
        data = Files.createTempDirectory("benchmark-database").resolve("data");
        database = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        platform = new PlatformKey();
        settings = new ProductionBuild().settings(database.getJdbcUrl("postgres", "postgres"), platform, mails);
        signingKey = (EllipticCurveJsonWebKey)
                new JsonWebKeySet(Files.readString(Path.of(settings.get("ACCOUNTS_TOKENS_SIGNING_KEYS"))))
                        .getJsonWebKeys()
                        .get(0);
        settings.put("MALLOC_ARENA_MAX", "2");
        train(accounts);
        long begun = System.nanoTime();
        service = ProductionBuild.start(withOption("-XX:AOTCache=" + cache()));
        awaitAnswer();
        start = Duration.ofNanos(System.nanoTime() - begun);
        service.awaitReady();
    }

    /** To the database itself. */
    java.sql.Connection database() throws SQLException {
        return database.getPostgresDatabase().getConnection();
    }

    int port() {
        return service.port();
    }

    MailServer mails() {
        return mails;
    }

    /** From the start of the process to its first answer. */
    Duration start() {
        return start;
    }

    Cpu cpu() throws IOException {
        return Cpu.of(service.handle(), databaseProcess());
    }

    /** Resident memory of the service, in megabytes. */
    double residentMegabytes() throws IOException {
        String line = Files.readAllLines(
                        Path.of("/proc", Long.toString(service.handle().pid()), "status"))
                .stream()
                .filter(it -> it.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MB;
    }

    /** How many changes of email the training has made. */
    int changesOfEmail() {
        return changesOfEmail;
    }

    /** What its own metrics say. */
    String metrics() throws IOException {
        try (var answer = service.readiness().resolve("/q/metrics").toURL().openStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The header of a token of this account's session, as the service issues it. */
    String holder(int number) throws JoseException {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(OURS);
        claims.setAudience(OURS + "/api");
        claims.setSubject(Dataset.account(number).toString());
        claims.setClaim("client_id", "truewatch-billing-center");
        claims.setClaim("sid", Dataset.session(number).toString());
        claims.setClaim("auth_time", NumericDate.now().getValue());
        claims.setStringListClaim("groups", List.of("account"));
        claims.setJwtId(UUID.randomUUID().toString());
        long now = NumericDate.now().getValue();
        claims.setIssuedAt(NumericDate.fromSeconds(now));
        claims.setExpirationTime(NumericDate.fromSeconds(now + TOKEN_SECONDS));
        return "Authorization: Bearer " + PlatformKey.sign(signingKey, claims) + "\r\n";
    }

    /** The header of a token of another service. */
    String service(String scopes) throws JoseException {
        return "Authorization: Bearer " + platform.serviceToken(scopes) + "\r\n";
    }

    @Override
    public void close() throws IOException {
        service.kill();
        mails.close();
        database.close();
    }

    /** The first start makes the schema, and what the next one need not load and link again. */
    private void train(int accounts) throws Exception {
        service = ProductionBuild.start(withOption("-XX:AOTCacheOutput=" + cache()));
        service.awaitReady();
        try (java.sql.Connection connection = database()) {
            Dataset.fill(connection, accounts);
        }
        Calls calls = new Calls(this, accounts);
        try (Connection connection = new Connection(service.port())) {
            List<Load.Call> trained = List.of(
                    calls.accountRead(),
                    calls.profileWrite(),
                    calls.directoryRead(),
                    calls.login(),
                    calls.emailChange());
            for (int i = 0; i < TRAINING_ROUNDS; i++) {
                for (Load.Call call : trained) {
                    call.make(connection);
                }
            }
        }
        changesOfEmail = calls.changes();
        service.terminate();
    }

    private Path cache() {
        return data.resolveSibling("accounts.aot");
    }

    private Map<String, String> withOption(String option) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("JAVA_TOOL_OPTIONS", "-XX:+IgnoreUnrecognizedVMOptions " + option);
        all.put("QUARKUS_SHUTDOWN_DELAY", "0s");
        return all;
    }

    private void awaitAnswer() {
        while (!answers()) {
            LockSupport.parkNanos(5_000_000);
        }
    }

    private boolean answers() {
        try (Connection connection = new Connection(service.port())) {
            return connection.exchange(Connection.request("GET", "/reference/industries", "", "")) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private ProcessHandle databaseProcess() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow();
    }
}
