package com.truewatch.billing.accounts.platform.local;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the database before the service, where nobody has configured another, and stops it after the service. */
@QuarkusMain(name = "local")
public class LocalMain {
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String DATA_DIRECTORY = "accounts.local.data-directory";

    /** The arguments are Quarkus's. */
    public static void main(String... args) throws IOException {
        if (setting(JDBC_URL) == null) {
            LocalDatabase database = start();
            System.setProperty(JDBC_URL, database.jdbcUrl());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterService(database), "stop-database"));
        }
        Quarkus.run(args);
    }

    /** What a newcomer can mend is said in one line. */
    private static LocalDatabase start() throws IOException {
        try {
            return LocalDatabase.startKept(dataDirectory());
        } catch (IllegalStateException refused) {
            Logger.getLogger(LocalMain.class).fatal(refused.getMessage());
            System.exit(1);
            throw refused;
        }
    }

    private static Path dataDirectory() {
        String configured = setting(DATA_DIRECTORY);
        return configured == null
                ? Path.of(System.getProperty("user.home"), ".truewatch-billing-accounts")
                : Path.of(configured).toAbsolutePath();
    }

    /** Requests that are being answered still need it. */
    private static void stopAfterService(LocalDatabase database) {
        Application service = Application.currentApplication();
        if (service != null) {
            service.awaitShutdown();
        }
        database.close();
    }

    /** Read before there is a configuration: a system property, or its environment variable. */
    private static @Nullable String setting(String name) {
        String property = System.getProperty(name);
        return property != null
                ? property
                : System.getenv(name.replace('.', '_').replace('-', '_').toUpperCase(java.util.Locale.ROOT));
    }
}
