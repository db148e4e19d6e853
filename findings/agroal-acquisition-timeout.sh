#!/usr/bin/env bash
# What a used-up Agroal pool throws.
#
# Guess:   an SQLTransientConnectionException (or an SQLTimeoutException) with an SQLState of class 08, as other pools throw.
# Truth:   a bare java.sql.SQLException, without SQLState and without a cause; only its words say what it is. They differ with
#          what the pool was doing: "Sorry, acquisition timeout!" where all connections are taken, "Acquisition timeout while
#          waiting for new connection" where one was being opened. A handler that asks for the type of other pools, for an
#          SQLState or for one spelling takes it for a defect.
# Version: io.agroal:agroal-pool 3.0.1, H2 2.3.232 behind it, JDK 17.
# Source:  seen by running this.
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
      <groupId>io.agroal</groupId>
      <artifactId>agroal-pool</artifactId>
      <version>3.0.1</version>
    </dependency>
    <dependency>
      <groupId>com.h2database</groupId>
      <artifactId>h2</artifactId>
      <version>2.3.232</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > UsedUp.java << 'JAVA'
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

public class UsedUp {
    public static void main(String[] arguments) throws Exception {
        var settings = new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(h2 -> h2.jdbcUrl("jdbc:h2:mem:finding")));
        try (AgroalDataSource pool = AgroalDataSource.from(settings);
                Connection taken = pool.getConnection()) {
            try {
                pool.getConnection();
                System.out.println("a second connection of a pool of one");
            } catch (SQLException refused) {
                System.out.println(refused.getClass().getName());
                System.out.println("SQLState " + refused.getSQLState() + ", cause " + refused.getCause());
                System.out.println(refused.getMessage());
            }
        }
    }
}
JAVA
java -cp 'lib/*' UsedUp.java | tee seen

diff - seen << 'SEEN'
java.sql.SQLException
SQLState null, cause null
Sorry, acquisition timeout!
SEEN
