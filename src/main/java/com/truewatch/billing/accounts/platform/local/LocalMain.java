package com.truewatch.billing.accounts.platform.local;

import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Starts the database before the service, where nobody has configured another, and stops it after the service. */
@QuarkusMain
public class LocalMain {
    private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
    private static final String DATA_DIRECTORY = "accounts.local.data-directory";

    private LocalMain() {}

    /** The arguments are Quarkus's. */
    public static void main(String... args) throws IOException {
        if (setting(JDBC_URL) == null) {
            LocalDatabase database = LocalDatabase.startKept(dataDirectory());
            System.setProperty(JDBC_URL, database.jdbcUrl());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAfterService(database), "stop-database"));
        }
        Quarkus.run(args);
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
