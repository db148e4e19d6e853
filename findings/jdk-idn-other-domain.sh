#!/usr/bin/env bash
# Which domain java.net.IDN asks for when it is given one in German or Greek.
#
# Guess:   the one that a browser opens: an ASCII form of the same name.
# Truth:   another name, which may have another owner. java.net.IDN follows RFC 3490 (2003), by which the sharp s becomes "ss",
#          the Greek final sigma a plain one and a zero-width joiner nothing; since 2010 (RFC 5891, UTS 46 non-transitional) the
#          three are letters of their own, registries sell such names, and all browsers send them as they are. A mail or a
#          callback for strasse with a sharp s goes to the domain with "ss".
# Version: java.net.IDN of JDK 17 beside com.ibm.icu:icu4j 79.1 with its defaults.
# Source:  java.net.IDN (it names RFC 3490); com.ibm.icu.text.IDNA.DEFAULT; seen by running this.
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
      <groupId>com.ibm.icu</groupId>
      <artifactId>icu4j</artifactId>
      <version>79.1</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Domains.java << 'JAVA'
import com.ibm.icu.text.IDNA;
import java.net.IDN;

public class Domains {
    public static void main(String[] arguments) {
        for (String name : new String[] {"stra\u00dfe.example", "\u03bb\u03cc\u03b3\u03bf\u03c2.example", "b\u00fccher.example"}) {
            StringBuilder current = new StringBuilder();
            IDNA.getUTS46Instance(IDNA.DEFAULT).nameToASCII(name, current, new IDNA.Info());
            String old = IDN.toASCII(name);
            System.out.println("java.net.IDN " + old + ", UTS 46 " + current
                    + (old.contentEquals(current) ? "" : ": two domains"));
        }
    }
}
JAVA
java -cp 'lib/*' Domains.java | tee seen

diff - seen << 'SEEN'
java.net.IDN strasse.example, UTS 46 xn--strae-oqa.example: two domains
java.net.IDN xn--oxapnq6b.example, UTS 46 xn--oxapnm1c.example: two domains
java.net.IDN xn--bcher-kva.example, UTS 46 xn--bcher-kva.example
SEEN
