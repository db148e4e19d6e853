#!/usr/bin/env bash
# How a mail's subject with a character outside the Basic Multilingual Plane is sent.
#
# Guess:   as UTF-8 in encoded words, like every other character.
# Truth:   as two question marks. The encoder takes the UTF-16 units one by one, and half a surrogate pair has no UTF-8 form.
#          Emoji are lost, and so are the rarer Chinese characters, with which people spell their names. The display name of an
#          address suffers the same; the text of the mail does not. Nothing is reported.
# Version: io.vertx:vertx-mail-client 4.5.36, JDK 17.
# Source:  io.vertx.ext.mail.mailencoder.Utils.encodeHeader; seen by running this.
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
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>io.vertx</groupId>
        <artifactId>vertx-auth-common</artifactId>
        <version>4.5.30</version>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>io.vertx</groupId>
      <artifactId>vertx-mail-client</artifactId>
      <version>4.5.36</version>
    </dependency>
    <dependency>
      <groupId>io.vertx</groupId>
      <artifactId>vertx-core</artifactId>
      <version>4.5.30</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Subject.java << 'JAVA'
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;

public class Subject {
    public static void main(String[] arguments) {
        show("\u4e2d");
        show("\ud83d\ude00");
        show("\ud842\udfb7");
    }

    static void show(String character) {
        System.out.printf("U+%X%n", character.codePointAt(0));
        MailMessage mail = new MailMessage()
                .setFrom(character + " <from@example.com>")
                .setTo("to@example.com")
                .setSubject(character)
                .setText(character);
        String[] lines = new MailEncoder(mail, "localhost").encode().split("\\R");
        for (String line : lines) {
            if (line.startsWith("Subject") || line.startsWith("From")) {
                System.out.println("  " + line);
            }
        }
        System.out.println("  Text: " + lines[lines.length - 1]);
    }
}
JAVA
java -cp 'lib/*' Subject.java | tee seen

diff - seen << 'SEEN'
U+4E2D
  Subject: =?UTF-8?Q?=E4=B8=AD?=
  From: from@example.com (=?UTF-8?Q?=E4=B8=AD?=)
  Text: =E4=B8=AD
U+1F600
  Subject: =?UTF-8?Q?=3F=3F?=
  From: from@example.com (=?UTF-8?Q?=3F=3F?=)
  Text: =F0=9F=98=80
U+20BB7
  Subject: =?UTF-8?Q?=3F=3F?=
  From: from@example.com (=?UTF-8?Q?=3F=3F?=)
  Text: =F0=A0=AE=B7
SEEN
