#!/usr/bin/env bash
# What zxcvbn makes of an email address among the user's own words.
#
# Guess:   the words of the address count against the password: one that is the user's name with a year is as weak as where the
#          name was given.
# Truth:   the address is one entry of the dictionary, as a whole. A password made of its local part, or of its domain, is rated
#          as if nothing had been given; only one that holds the entire address loses its points. The caller has to cut the
#          address up itself.
# Version: com.nulab-inc:zxcvbn 1.9.0 (a port of Dropbox' zxcvbn, which does the same), JDK 17.
# Source:  com.nulabinc.zxcvbn.Zxcvbn, measure(password, sanitizedInputs); seen by running this.
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
      <groupId>com.nulab-inc</groupId>
      <artifactId>zxcvbn</artifactId>
      <version>1.9.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > OwnWords.java << 'JAVA'
import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.List;

public class OwnWords {
    public static void main(String[] arguments) {
        Zxcvbn zxcvbn = new Zxcvbn();
        String address = "zhangwei@sklep-rowerowy.example";
        String[][] tries = {
            {"zhangwei2024", ""},
            {"zhangwei2024", address},
            {"zhangwei2024", "zhangwei"},
            {"sklep-rowerowy1", ""},
            {"sklep-rowerowy1", address},
            {"sklep-rowerowy1", "sklep-rowerowy"},
            {address + "1", ""},
            {address + "1", address},
        };
        for (String[] one : tries) {
            List<String> words = one[1].isEmpty() ? List.of() : List.of(one[1]);
            System.out.println(one[0] + " with " + words + ": score " + zxcvbn.measure(one[0], words).getScore());
        }
    }
}
JAVA
java -cp 'lib/*' OwnWords.java | tee seen

diff - seen << 'SEEN'
zhangwei2024 with []: score 3
zhangwei2024 with [zhangwei@sklep-rowerowy.example]: score 3
zhangwei2024 with [zhangwei]: score 1
sklep-rowerowy1 with []: score 4
sklep-rowerowy1 with [zhangwei@sklep-rowerowy.example]: score 4
sklep-rowerowy1 with [sklep-rowerowy]: score 1
zhangwei@sklep-rowerowy.example1 with []: score 4
zhangwei@sklep-rowerowy.example1 with [zhangwei@sklep-rowerowy.example]: score 1
SEEN
