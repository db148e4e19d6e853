#!/usr/bin/env bash
# Where a sender's display name goes that is not ASCII.
#
# Guess:   in front of the address, as an encoded word: =?UTF-8?Q?..?= <from@example.com>, the form in which it was set.
# Truth:   behind the address, as a comment: from@example.com (=?UTF-8?Q?..?=). RFC 5322 (3.4) names this form a legacy one and
#          comments are not a display name. Quotation marks around the name, which are syntax in the form in which it was set,
#          are sent as a part of the name. An ASCII name stays in front.
# Version: io.vertx:vertx-mail-client 4.5.36, JDK 17.
# Source:  io.vertx.ext.mail.mailencoder.Utils.encodeEmailAddress and EmailAddress; seen by running this.
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

cat > Sender.java << 'JAVA'
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;

public class Sender {
    public static void main(String[] arguments) {
        show("Zoe <from@example.com>");
        show("\"Zoe, Billing\" <from@example.com>");
        show("Zo\u00eb <from@example.com>");
        show("\"Zo\u00eb, Billing\" <from@example.com>");
    }

    static void show(String sender) {
        MailMessage mail = new MailMessage().setFrom(sender).setTo("to@example.com").setText("text");
        new MailEncoder(mail, "localhost").encode().lines()
                .filter(line -> line.startsWith("From"))
                .forEach(System.out::println);
    }
}
JAVA
java -cp 'lib/*' Sender.java | tee seen

diff - seen << 'SEEN'
From: Zoe <from@example.com>
From: "Zoe, Billing" <from@example.com>
From: from@example.com (=?UTF-8?Q?Zo=C3=AB?=)
From: from@example.com (=?UTF-8?Q?"Zo=C3=AB,_Billing"?=)
SEEN
