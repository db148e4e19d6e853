#!/usr/bin/env bash
# How the lines of a mail with a long Chinese subject end on their way to the server.
#
# Guess:   in CR LF, all of them (RFC 5321, 2.3.8).
# Truth:   where a header is folded, in a bare LF: the text of a mail is sent line by line, its headers as they were folded.
#          Servers that look for smuggled mails refuse the whole mail, others take the rest of the header for text. Short Latin
#          subjects are one line, so that nobody sees it in a test. And an empty list of Cc, as frameworks pass it, is an empty
#          header, of which RFC 5322 (3.6.3) has none.
# Version: io.vertx:vertx-mail-client 4.5.36, JDK 17.
# Source:  io.vertx.ext.mail.mailencoder.Utils.encodeHeader, io.vertx.ext.mail.impl.SMTPSendMail.sendMailHeaders; seen by
#          running this.
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

cat > Wire.java << 'JAVA'
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;

public class Wire {
    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        for (String subject : new String[] {"A new password", "\u66f4\u6362\u8d26\u53f7\u90ae\u7bb1\u7684\u9a8c\u8bc1\u7801"}) {
            try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
                ByteArrayOutputStream received = new ByteArrayOutputStream();
                Thread thread = new Thread(() -> serve(server, received));
                thread.start();
                MailClient client = MailClient.create(
                        vertx, new MailConfig("127.0.0.1", server.getLocalPort()).setKeepAlive(false));
                CountDownLatch done = new CountDownLatch(1);
                client.sendMail(new MailMessage("from@example.com", "to@example.com", subject, "text").setCc(List.of()))
                        .onComplete(sent -> done.countDown());
                done.await();
                client.close();
                String wire = received.toString(StandardCharsets.ISO_8859_1);
                int from = wire.indexOf("Subject:");
                System.out.println(wire.substring(from, wire.indexOf("\r\nFrom:", from))
                        .replace("\r", "<CR>")
                        .replace("\n", "<LF>\n"));
                System.out.println(wire.contains("\r\nCc: \r\n") ? "Cc: is empty" : "no Cc");
            }
        }
        vertx.close();
    }

    static void serve(ServerSocket server, ByteArrayOutputStream received) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            say(out, "220 mail.example.com");
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            boolean text = false;
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                received.write(octet);
                line.write(octet);
                if (octet == '\n') {
                    String said = line.toString(StandardCharsets.ISO_8859_1).strip();
                    line.reset();
                    if (text ? said.equals(".") : true) {
                        text = said.equals("DATA");
                        say(out, text ? "354 go on" : "250 ok");
                    }
                }
            }
        } catch (IOException gone) {
            // The client closed.
        }
    }

    static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes());
    }
}
JAVA
java -cp 'lib/*' Wire.java 2> /dev/null | tee seen

diff - seen << 'SEEN'
Subject: A new password
Cc: is empty
Subject: =?UTF-8?Q?=E6=9B=B4=E6=8D=A2=E8=B4=A6=E5=8F=B7=E9=82=AE=E7=AE=B1?=<LF>
 =?UTF-8?Q?=E7=9A=84=E9=AA=8C=E8=AF=81=E7=A0=81?=
Cc: is empty
SEEN
