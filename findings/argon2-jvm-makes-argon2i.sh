#!/usr/bin/env bash
# Which Argon2 the factory of argon2-jvm makes.
#
# Guess:   Argon2id: RFC 9106 (4) makes it the variant to implement, and OWASP the one to store passwords with.
# Truth:   Argon2i. Argon2id has to be named. The parameters that OWASP lists are meant for Argon2id, so who takes them with
#          create() has something else than was looked up, and only the first letters of a stored hash show it. A hash of the
#          one does not verify by an instance of the other: whoever notices cannot just switch.
# Version: de.mkammerer:argon2-jvm 2.12, JDK 17, Linux.
# Source:  de.mkammerer.argon2.Argon2Factory.create() and Argon2Types; seen by running this.
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
      <groupId>de.mkammerer</groupId>
      <artifactId>argon2-jvm</artifactId>
      <version>2.12</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Variant.java << 'JAVA'
import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;

public class Variant {
    public static void main(String[] arguments) {
        char[] password = "correct horse battery staple".toCharArray();
        Argon2 made = Argon2Factory.create();
        Argon2 named = Argon2Factory.create(Argon2Types.ARGON2id);
        String hash = made.hash(2, 19456, 1, password);
        System.out.println("create(): " + hash.substring(0, hash.indexOf('$', 1)));
        String other = named.hash(2, 19456, 1, password);
        System.out.println("create(ARGON2id): " + other.substring(0, other.indexOf('$', 1)));
        System.out.println("the first verified by the second: " + named.verify(hash, password));
    }
}
JAVA
java -cp 'lib/*' Variant.java | tee seen

diff - seen << 'SEEN'
create(): $argon2i
create(ARGON2id): $argon2id
the first verified by the second: false
SEEN
