#!/usr/bin/env bash
# What a Vert.x server answers to a higher minor version of HTTP/1.
#
# Guess:   as to HTTP/1.1: minor versions are compatible, and RFC 9110 (2.5) has a server answer with the highest minor version
#          that it supports.
# Truth:   501 Not Implemented, before any handler, with a status line that claims the version of the request: the server that
#          does not speak HTTP/1.2 answers "HTTP/1.2 501", and to HTTP/2.0 in text form "HTTP/2.0 501".
# Version: io.vertx:vertx-core 4.5.30, Netty 4.1.136, JDK 17.
# Source:  io.vertx.core.http.impl.Http1xServerRequestHandler; seen by running this.
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
      <groupId>io.vertx</groupId>
      <artifactId>vertx-core</artifactId>
      <version>4.5.30</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Versions.java << 'JAVA'
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

public class Versions {
    public static void main(String[] arguments) throws Exception {
        Vertx vertx = Vertx.vertx();
        int port = vertx.createHttpServer()
                .requestHandler(request -> request.response().end())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .actualPort();
        for (String version : new String[] {"HTTP/1.0", "HTTP/1.1", "HTTP/1.2", "HTTP/1.9", "HTTP/2.0"}) {
            try (Socket connection = new Socket("127.0.0.1", port)) {
                connection.setSoTimeout(5000);
                connection.getOutputStream()
                        .write(("GET / " + version + "\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                var answer = new BufferedReader(new InputStreamReader(connection.getInputStream()));
                System.out.println("asked with " + version + ": " + answer.readLine());
            }
        }
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
JAVA
java -cp 'lib/*' Versions.java | tee seen

diff - seen << 'SEEN'
asked with HTTP/1.0: HTTP/1.0 200 OK
asked with HTTP/1.1: HTTP/1.1 200 OK
asked with HTTP/1.2: HTTP/1.2 501 Not Implemented
asked with HTTP/1.9: HTTP/1.9 501 Not Implemented
asked with HTTP/2.0: HTTP/2.0 501 Not Implemented
SEEN
