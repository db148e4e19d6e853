#!/usr/bin/env bash
# How a mail client with a user name and a password logs in where the server offers PLAIN, LOGIN and XOAUTH2, as Gmail does.
#
# Guess:   by PLAIN or LOGIN: the password is one.
# Truth:   by XOAUTH2 first: the password is sent as a bearer token, at each connection, and only when the server has refused it
#          the next method is tried. A server that counts failed logins counts half of them all. Nothing is reported. Setting the
#          allowed methods helps. And an EHLO keyword in small letters, which RFC 5321 (2.4) makes the same, is not understood:
#          there is no login at all.
# Version: io.vertx:vertx-mail-client 4.5.36, JDK 17.
# Source:  io.vertx.ext.mail.impl.sasl.AuthOperationFactory and Capabilities.parseCapabilities; seen by running this.
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

cat > Login.java << 'JAVA'
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;

public class Login {
    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        for (String offer : new String[] {"AUTH LOGIN PLAIN XOAUTH2", "AUTH PLAIN", "auth plain"}) {
            System.out.println(offer);
            try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
                Thread thread = new Thread(() -> serve(server, offer));
                thread.start();
                MailClient client = MailClient.create(
                        vertx,
                        new MailConfig("127.0.0.1", server.getLocalPort())
                                .setUsername("ada")
                                .setPassword("secret")
                                .setKeepAlive(false));
                CountDownLatch done = new CountDownLatch(1);
                client.sendMail(new MailMessage("from@example.com", "to@example.com", "subject", "text"))
                        .onComplete(sent -> done.countDown());
                done.await();
                client.close();
            }
        }
        vertx.close();
    }

    static void serve(ServerSocket server, String offer) {
        try (Socket socket = server.accept()) {
            BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            OutputStream out = socket.getOutputStream();
            say(out, "220 mail.example.com");
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (text) {
                    if (line.equals(".")) {
                        text = false;
                        say(out, "250 taken");
                    }
                } else if (line.startsWith("EHLO")) {
                    say(out, "250-mail.example.com\r\n250 " + offer);
                } else if (line.startsWith("AUTH XOAUTH2")) {
                    System.out.println("  XOAUTH2 " + decoded(line));
                    say(out, "535 5.7.8 not accepted");
                } else if (line.startsWith("AUTH")) {
                    System.out.println("  " + line.split(" ")[1]);
                    say(out, line.startsWith("AUTH PLAIN") ? "235 accepted" : "535 5.7.8 not accepted");
                } else if (line.equals("DATA")) {
                    text = true;
                    say(out, "354 go on");
                } else if (line.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    if (line.startsWith("MAIL")) {
                        System.out.println("  MAIL");
                    }
                    say(out, "250 ok");
                }
            }
        } catch (IOException gone) {
            // The client closed.
        }
    }

    static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes());
    }

    static String decoded(String line) {
        return new String(Base64.getDecoder().decode(line.substring("AUTH XOAUTH2 ".length()))).replace('\1', '|');
    }
}
JAVA
java -cp 'lib/*' Login.java 2> /dev/null | tee seen

diff - seen << 'SEEN'
AUTH LOGIN PLAIN XOAUTH2
  XOAUTH2 user=ada|auth=Bearer secret||
  LOGIN
  PLAIN
  MAIL
AUTH PLAIN
  PLAIN
  MAIL
auth plain
  MAIL
SEEN
