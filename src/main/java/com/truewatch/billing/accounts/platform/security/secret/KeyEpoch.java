package com.truewatch.billing.accounts.platform.security.secret;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * How often this database was restored from a backup. Whoever restores it raises the number before the service starts;
 * what was derived before opens nothing then.
 */
@Singleton
class KeyEpoch {
    private final DataSource database;
    private final int number;

    KeyEpoch(DataSource database) {
        this.database = database;
        this.number = inDatabase();
    }

    /** As it was when this process first needed it. */
    int number() {
        return number;
    }

    /** Whether it still is: a process that ran through a restore derives what nobody else accepts. */
    boolean isPresent() {
        return number == inDatabase();
    }

    private int inDatabase() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select epoch from key_epoch")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException away) {
            throw new IllegalStateException("The key epoch cannot be read", away);
        }
    }
}
