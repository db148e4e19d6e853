#!/usr/bin/env bash
# Which day Jackson reads from the number 20261130.
#
# Guess:   none, as a date is text by ISO 8601; or else the 30th of November 2026, the basic form of that standard.
# Truth:   a day in the year 57443: a bare number is a count of days since 1970, and the type's range has room for nearly all of
#          them. A client that leaves the quotation marks off gets no error but a date that is in the future of everything.
# Version: com.fasterxml.jackson.datatype:jackson-datatype-jsr310 2.21.8, JDK 17.
# Source:  com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer, VALUE_NUMBER_INT; seen by running this.
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
      <groupId>com.fasterxml.jackson.datatype</groupId>
      <artifactId>jackson-datatype-jsr310</artifactId>
      <version>2.21.8</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Days.java << 'JAVA'
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;

public class Days {
    public static void main(String[] arguments) {
        ObjectMapper mapper = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        for (String json : new String[] {"\"2026-11-30\"", "\"20261130\"", "20261130", "2026"}) {
            try {
                System.out.println(json + " is " + mapper.readValue(json, LocalDate.class));
            } catch (JsonProcessingException refused) {
                System.out.println(json + " is refused");
            }
        }
    }
}
JAVA
java -cp 'lib/*' Days.java | tee seen

diff - seen << 'SEEN'
"2026-11-30" is 2026-11-30
"20261130" is refused
20261130 is +57443-02-03
2026 is 1975-07-20
SEEN
