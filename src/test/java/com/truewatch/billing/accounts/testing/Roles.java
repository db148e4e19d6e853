package com.truewatch.billing.accounts.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** The two roles of a deployment, as {@code docker/sql/roles.sql} makes them. */
public final class Roles {
    private Roles() {}

    /** In this database, by who is connected; what psql alone understands is left out. */
    public static void create(Connection owner) throws SQLException, IOException {
        String script = Files.readAllLines(Path.of("docker", "sql", "roles.sql")).stream()
                .filter(line -> !line.startsWith("\\"))
                .collect(Collectors.joining("\n"));
        try (Statement statement = owner.createStatement()) {
            statement.execute(script);
        }
    }
}
