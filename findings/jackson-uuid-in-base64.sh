#!/usr/bin/env bash
# Which strings Jackson takes for a UUID.
#
# Guess:   the 36 characters with four dashes, as it refuses what UUID.fromString forgives ("1-1-1-1-1").
# Truth:   also any 24 characters that are Base64 of 16 bytes, and blanks around. "abcdefghijklmnopqrstuv==" is an id without a
#          complaint, and one id has several spellings: whoever compares or logs the text that was sent sees another id than the
#          one that was meant. The error for other 24 characters speaks of byte[16], which no client sent.
# Version: com.fasterxml.jackson.core:jackson-databind 2.21.8, JDK 17.
# Source:  com.fasterxml.jackson.databind.deser.std.UUIDDeserializer, _deserialize; seen by running this.
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
      <groupId>com.fasterxml.jackson.core</groupId>
      <artifactId>jackson-databind</artifactId>
      <version>2.21.8</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Ids.java << 'JAVA'
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.UUID;

public class Ids {
    public static void main(String[] arguments) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (String text : new String[] {
            "018f3a5e-0000-7000-8000-0000000000ff",
            " 018f3a5e-0000-7000-8000-0000000000ff ",
            "AY86XgAAcACAAAAAAAAA/w==",
            "abcdefghijklmnopqrstuv==",
            "twenty-four-characters-x",
            "1-1-1-1-1",
            ""
        }) {
            try {
                System.out.println("'" + text + "' is " + mapper.readValue('"' + text + '"', UUID.class));
            } catch (JsonMappingException refused) {
                System.out.println("'" + text + "' is refused: " + refused.getOriginalMessage());
            }
        }
    }
}
JAVA
java -cp 'lib/*' Ids.java | tee seen

diff - seen << 'SEEN'
'018f3a5e-0000-7000-8000-0000000000ff' is 018f3a5e-0000-7000-8000-0000000000ff
' 018f3a5e-0000-7000-8000-0000000000ff ' is 018f3a5e-0000-7000-8000-0000000000ff
'AY86XgAAcACAAAAAAAAA/w==' is 018f3a5e-0000-7000-8000-0000000000ff
'abcdefghijklmnopqrstuv==' is 69b71d79-f821-8a39-259a-7a29aabb2dba
'twenty-four-characters-x' is refused: Can only construct UUIDs from byte[16]; got 18 bytes
'1-1-1-1-1' is refused: Cannot deserialize value of type `java.util.UUID` from String "1-1-1-1-1": UUID has to be represented by standard 36-char representation
'' is null
SEEN
