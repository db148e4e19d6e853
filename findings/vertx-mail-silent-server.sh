#!/usr/bin/env bash
# Which timeout ends the wait for a mail server that accepts the connection and says nothing.
#
# Guess:   the idle timeout, which counts the time without traffic. (The timeout for connecting is over by then.)
# Truth:   none. The idle timeout does close the socket, yet until the greeting has come nobody listens for the close: the
#          future of sendMail stays open for good. The same holds where the server closes the connection itself before its
#          greeting. After the greeting each of the two fails the future at once. A caller needs a timeout of its own.
# Version: io.vertx:vertx-mail-client 4.5.36, io.vertx:vertx-core 4.5.30, JDK 17.
# Source:  io.vertx.ext.mail.impl.SMTPConnection, handleNSClosed and errorHandler; seen by running this, with a bound of 4
#          seconds where 1 is set.
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

cat > Silence.java << 'JAVA'
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

public class Silence {
    static final Vertx VERTX = Vertx.vertx();

    interface Server {
        void serve(Socket connection) throws IOException;
    }

    public static void main(String[] arguments) throws Exception {
        send("greets, then is silent", connection -> {
            connection.getOutputStream().write("220 localhost ESMTP\r\n".getBytes(StandardCharsets.US_ASCII));
            connection.getInputStream().readAllBytes();
        });
        send("never greets", connection -> connection.getInputStream().readAllBytes());
        send("closes without a greeting", Socket::close);
        VERTX.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    static void send(String what, Server server) throws Exception {
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var seen = new java.util.concurrent.CompletableFuture<String>();
            Thread thread = new Thread(() -> {
                try (Socket connection = port.accept()) {
                    server.serve(connection);
                    seen.complete("the connection is closed");
                } catch (IOException broken) {
                    seen.complete(broken.toString());
                }
            });
            thread.setDaemon(true);
            thread.start();
            MailConfig config = new MailConfig()
                    .setHostname("127.0.0.1")
                    .setPort(port.getLocalPort())
                    .setConnectTimeout(1000)
                    .setIdleTimeout(1)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS)
                    .setKeepAliveTimeout(1)
                    .setKeepAliveTimeoutUnit(TimeUnit.SECONDS);
            MailMessage mail =
                    new MailMessage().setFrom("from@example.com").setTo("to@example.com").setText("text");
            var sent = MailClient.create(VERTX, config).sendMail(mail).toCompletionStage().toCompletableFuture();
            String end;
            try {
                end = "sent " + sent.get(4, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                end = "failed: " + failed.getCause().getMessage();
            } catch (TimeoutException waiting) {
                end = "still open after four seconds";
            }
            System.out.println("A server that " + what + ": " + seen.get(1, TimeUnit.SECONDS) + "; sendMail " + end);
        }
    }
}
JAVA
java -cp 'lib/*' Silence.java | tee seen

diff - seen << 'SEEN'
A server that greets, then is silent: the connection is closed; sendMail failed: socket was closed unexpected.
A server that never greets: the connection is closed; sendMail still open after four seconds
A server that closes without a greeting: the connection is closed; sendMail still open after four seconds
SEEN
