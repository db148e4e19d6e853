package com.truewatch.billing.accounts.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/** What the database of the same machine does by itself, without a service: the measure of all the other figures. */
final class BareDatabase {
    private static final String READ = "select * from account where id = ?";
    private static final String WRITE = "update account set description = ? where id = ?";

    private final Subject subject;
    private final int accounts;

    BareDatabase(Subject subject, int accounts) {
        this.subject = subject;
        this.accounts = accounts;
    }

    /** One account by its id. */
    Load.Opening reads() {
        return () -> new Statement(subject.database(), READ) {
            @Override
            void execute(PreparedStatement statement, int number) throws SQLException {
                statement.setObject(1, Dataset.account(number));
                try (var row = statement.executeQuery()) {
                    row.next();
                }
            }
        };
    }

    /** One member of one account, durably. */
    Load.Opening writes() {
        return () -> new Statement(subject.database(), WRITE) {
            @Override
            void execute(PreparedStatement statement, int number) throws SQLException {
                statement.setString(1, "Written " + System.nanoTime());
                statement.setObject(2, Dataset.account(number));
                statement.executeUpdate();
            }
        };
    }

    private abstract class Statement implements Load.Caller {
        private final Connection connection;
        private final PreparedStatement statement;

        Statement(Connection connection, String sql) throws SQLException {
            this.connection = connection;
            this.statement = connection.prepareStatement(sql);
        }

        abstract void execute(PreparedStatement statement, int number) throws SQLException;

        @Override
        public void call() throws SQLException {
            execute(statement, ThreadLocalRandom.current().nextInt(accounts));
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
