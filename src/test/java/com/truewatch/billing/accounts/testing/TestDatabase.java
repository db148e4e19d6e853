package com.truewatch.billing.accounts.testing;

import com.truewatch.billing.accounts.cloudaccount.aws.StubbedAws;
import com.truewatch.billing.accounts.platform.local.LocalDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for the test run; a database of its own for each start of the service. */
public class TestDatabase implements QuarkusTestResourceLifecycleManager {
    private static final AtomicInteger STARTS = new AtomicInteger();

    @Override
    public Map<String, String> start() {
        String database = "test_" + STARTS.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(Server.INSTANCE.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return Map.of("quarkus.datasource.jdbc.url", Server.INSTANCE.jdbcUrl(database));
    }

    @Override
    public void stop() {
        // The server goes with the process.
    }

    private static final class Server {
        static final LocalDatabase INSTANCE = start();

        private static LocalDatabase start() {
            try {
                return LocalDatabase.startForgotten();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Declares the resources of every test of the run. */
    @QuarkusTestResource(StubbedAws.class)
    @QuarkusTestResource(TestDatabase.class)
    public static final class ForEveryTest {
        private ForEveryTest() {}
    }
}
