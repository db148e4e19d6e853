#!/usr/bin/env bash
# What Tika detects in a list of account numbers that is named .csv.
#
# Guess:   text/csv: all of it is ASCII, and the name says so.
# Truth:   image/vnd.dwg, if the first number is "AC" and four digits: that is the whole mark of an AutoCAD drawing, and a mark
#          beats both the name and the look of text. Three letters do for others: a note that begins with "ID3 " is audio/mpeg,
#          one with "FWS" a Flash film, one with "MZ" a Windows program. Whoever refuses uploads by the detected type refuses
#          plain text, with a type in the log that nobody sent.
# Version: org.apache.tika:tika-core 3.3.1, JDK 17.
# Source:  org/apache/tika/mime/tika-mimetypes.xml of that jar, its <magic> entries; seen by running this.
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
      <groupId>org.apache.tika</groupId>
      <artifactId>tika-core</artifactId>
      <version>3.3.1</version>
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

cat > Lists.java << 'JAVA'
import java.nio.charset.StandardCharsets;
import org.apache.tika.Tika;

public class Lists {
    public static void main(String[] arguments) {
        detect("accounts.csv", "A1001,10.00\nA1002,20.00\n");
        detect("accounts.csv", "AC1001,10.00\nAC1002,20.00\n");
        detect("tags.txt", "ID3 is the tag that we read the title from.\n");
        detect("terms.txt", "FWS: forward settlement, see below.\n");
        detect("codes.csv", "MZ,Mozambique\nNA,Namibia\n");
    }

    static void detect(String name, String content) {
        System.out.println(name + " with " + content.lines().findFirst().orElseThrow() + " is "
                + new Tika().detect(content.getBytes(StandardCharsets.US_ASCII), name));
    }
}
JAVA
java -cp 'lib/*' Lists.java | tee seen

diff - seen << 'SEEN'
accounts.csv with A1001,10.00 is text/csv
accounts.csv with AC1001,10.00 is image/vnd.dwg
tags.txt with ID3 is the tag that we read the title from. is audio/mpeg
terms.txt with FWS: forward settlement, see below. is application/x-shockwave-flash
codes.csv with MZ,Mozambique is application/x-msdownload
SEEN
