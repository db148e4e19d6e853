package com.truewatch.billing.accounts.platform.production;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.PlatformKey;
import com.truewatch.billing.accounts.testing.ProductionBuild;
import com.truewatch.billing.accounts.testing.SelfSigned;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The production build over a PostgreSQL that takes no connection but by TLS, and whose certificate names localhost. */
@Tag("full")
class TlsToDatabaseIT {
    private static Path directory;
    private static EmbeddedPostgres database;
    private static MailServer mails;
    private static Map<String, String> settings;

    @BeforeAll
    static void start(@TempDir Path empty) throws Exception {
        directory = empty;
        SelfSigned server = SelfSigned.of("localhost");
        Files.writeString(directory.resolve("server.pem"), server.certificate());
        Files.writeString(
                directory.resolve("stranger.pem"), SelfSigned.of("localhost").certificate());
        Path key = Files.writeString(directory.resolve("server.key"), server.keyAsPem());
        // PostgreSQL takes no key that others can read.
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        database = EmbeddedPostgres.builder()
                .setServerConfig("ssl", "on")
                .setServerConfig(
                        "ssl_cert_file", directory.resolve("server.pem").toString())
                .setServerConfig("ssl_key_file", key.toString())
                .setServerConfig("hba_file", onlyByTls().toString())
                .start();
        mails = new MailServer();
        settings = new ProductionBuild().settings("given by each test", new PlatformKey(), mails);
    }

    @AfterAll
    static void stop() throws IOException {
        mails.close();
        database.close();
    }

    @Test
    void everyConnectionIsByTls() throws Exception {
        ServiceProcess service = ProductionBuild.start(with("localhost", verifiedBy("server.pem")));
        try {
            service.awaitReady();
            assertTrue(connections(true) > 0);
            assertEquals(0, connections(false));
        } finally {
            service.terminate();
        }
    }

    @Test
    void itDoesNotStartOverAServerWhoseCertificateNobodyItTrustsHasSigned() throws Exception {
        assertRefused(with("localhost", verifiedBy("stranger.pem")), "signature check failed");
    }

    @Test
    void itDoesNotStartOverAServerWhoseCertificateNamesAnotherHost() throws Exception {
        assertRefused(with("127.0.0.1", verifiedBy("server.pem")), "The hostname 127.0.0.1 could not be verified");
    }

    @Test
    void theServerRefusesItWithoutTls() throws Exception {
        assertRefused(with("localhost", "sslmode=disable"), "no encryption");
    }

    private static Path onlyByTls() throws IOException {
        return Files.writeString(directory.resolve("pg_hba.conf"), "hostssl all all all trust\n");
    }

    private static String verifiedBy(String root) {
        return "sslmode=verify-full&sslrootcert=" + directory.resolve(root);
    }

    /** Who cannot connect is told so at once, not after its retries. */
    private static Map<String, String> with(String host, String tls) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://" + host + ":" + database.getPort() + "/postgres?user=postgres&" + tls);
        all.put("QUARKUS_FLYWAY_CONNECT_RETRIES", "0");
        return all;
    }

    private static void assertRefused(Map<String, String> unfit, String why) throws Exception {
        ProductionBuild.Result refused = ProductionBuild.run(unfit);

        assertEquals(1, refused.status(), refused::output);
        assertTrue(refused.output().contains(why), refused::output);
    }

    /** How many the service has, with TLS or without. */
    private static int connections(boolean byTls) throws SQLException {
        try (Connection onlooker = database.getPostgresDatabase().getConnection();
                Statement statement = onlooker.createStatement();
                ResultSet count = statement.executeQuery("""
                        select count(*) from pg_stat_ssl join pg_stat_activity using (pid)
                        where application_name = 'billing-accounts' and ssl = %s
                        """.formatted(byTls))) {
            count.next();
            return count.getInt(1);
        }
    }
}
