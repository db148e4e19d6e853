#!/usr/bin/env bash
# The order in which UUIDs sort.
#
# Guess:   that of their text, which is the one of their bytes, of RFC 9562 and of PostgreSQL's uuid.
# Truth:   UUID.compareTo compares the halves as signed numbers: ids that begin with 8 to f come before those that begin with 0
#          to 7. A page of rows that is sorted in Java and goes on "after id X" in SQL skips and repeats rows, for half of the
#          random ids. Version 7 hides it: its first bit stays 0 for some thousand years.
# Version: java.util.UUID of JDK 17 beside com.fasterxml.uuid:java-uuid-generator 5.2.0.
# Source:  java.util.UUID.compareTo; com.fasterxml.uuid.UUIDComparator, whose Javadoc tells; seen by running this.
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
      <groupId>com.fasterxml.uuid</groupId>
      <artifactId>java-uuid-generator</artifactId>
      <version>5.2.0</version>
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

cat > Order.java << 'JAVA'
import com.fasterxml.uuid.UUIDComparator;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class Order {
    public static void main(String[] arguments) {
        show("by compareTo", Comparator.naturalOrder());
        show("by text", Comparator.comparing(UUID::toString));
        show("by UUIDComparator", new UUIDComparator());
    }

    static void show(String how, Comparator<UUID> order) {
        System.out.println(how + ": " + Stream.of("2", "7", "8", "f")
                .map(digit -> UUID.fromString(digit + "0000000-0000-4000-8000-000000000000"))
                .sorted(order)
                .map(id -> id.toString().substring(0, 8))
                .collect(Collectors.joining(" ")));
    }
}
JAVA
java -cp 'lib/*' Order.java | tee seen

diff - seen << 'SEEN'
by compareTo: 80000000 f0000000 20000000 70000000
by text: 20000000 70000000 80000000 f0000000
by UUIDComparator: 20000000 70000000 80000000 f0000000
SEEN
