#!/usr/bin/env bash
# What runs of a blocking request whose client closes the connection before the answer.
#
# Guess:   all of it, filters included, and the answer goes nowhere: JAX-RS runs response filters after every request that
#          reached a resource.
# Truth:   it depends on when. Closed while the method runs: the method runs to its end, and commits, but no
#          ContainerResponseFilter does, so that what it logs, counts or cleans up is missing for a request that took effect.
#          Closed while the request waits for a worker thread: nothing runs, neither request filter nor method, and nothing is
#          logged. A client that only ends its own direction (shutdownOutput, which HTTP allows) counts as gone and gets no
#          answer.
# Version: Quarkus 3.33.2.1 with quarkus-rest, JDK 17.
# Source:  seen by running this; jakarta.ws.rs.container.ContainerResponseFilter for what is promised.
set -euo pipefail
work=$(mktemp -d)
stop() {
  if [ -n "${service:-}" ]; then
    kill "$service" || true
    wait "$service" || true
  fi
  rm -rf "$work"
}
trap stop EXIT
cd "$work"

cat > pom.xml << 'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>finding</groupId>
  <artifactId>finding</artifactId>
  <version>1</version>
  <properties>
    <maven.compiler.source>17</maven.compiler.source>
    <maven.compiler.target>17</maven.compiler.target>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencyManagement>
    <dependencies>
      <dependency>
        <groupId>io.quarkus.platform</groupId>
        <artifactId>quarkus-bom</artifactId>
        <version>3.33.2.1</version>
        <type>pom</type>
        <scope>import</scope>
      </dependency>
    </dependencies>
  </dependencyManagement>
  <dependencies>
    <dependency>
      <groupId>io.quarkus</groupId>
      <artifactId>quarkus-rest</artifactId>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>io.quarkus.platform</groupId>
        <artifactId>quarkus-maven-plugin</artifactId>
        <version>3.33.2.1</version>
        <extensions>true</extensions>
        <executions>
          <execution>
            <goals>
              <goal>build</goal>
            </goals>
          </execution>
        </executions>
      </plugin>
    </plugins>
  </build>
</project>
POM
mkdir -p src/main/resources
cat > src/main/resources/application.properties << 'PROPERTIES'
quarkus.http.host=127.0.0.1
quarkus.http.port=0
# One worker, so that a second request has to wait for it.
quarkus.thread-pool.core-threads=1
quarkus.thread-pool.max-threads=1
PROPERTIES
mkdir -p src/main/java
cat > src/main/java/Slow.java << 'JAVA'
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

@Path("/{name}")
public class Slow {
    @GET
    public String get(@PathParam("name") String name) throws InterruptedException {
        Thread.sleep(2000);
        System.out.println(name + ": method ended");
        return name;
    }

    @Provider
    public static class Filters implements ContainerRequestFilter, ContainerResponseFilter {
        @Override
        public void filter(ContainerRequestContext request) {
            System.out.println(request.getUriInfo().getPath().substring(1) + ": request filter");
        }

        @Override
        public void filter(ContainerRequestContext request, ContainerResponseContext response) {
            System.out.println(request.getUriInfo().getPath().substring(1) + ": response filter");
        }
    }
}
JAVA
mvn -B -q package > built || { cat built; exit 1; }
java -jar target/quarkus-app/quarkus-run.jar > log &
service=$!
for _ in $(seq 150); do
  if grep -q 'Listening on' log; then break; fi
  sleep 0.2
done
port=$(sed -n 's/.* Listening on: http:..127.0.0.1:\([0-9]*\).*/\1/p' log)

cat > Clients.java << 'JAVA'
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

public class Clients {
    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[0]);
        try (Socket waits = send(port, "waits")) {
            System.out.println("waits: " + answer(waits));
        }
        try (Socket running = send(port, "closed-while-running")) {
            Thread.sleep(1000);
        }
        Thread.sleep(2000);
        try (Socket holds = send(port, "holds-the-worker")) {
            Thread.sleep(500);
            try (Socket queued = send(port, "closed-while-queued")) {
                Thread.sleep(500);
            }
            System.out.println("holds-the-worker: " + answer(holds));
        }
        Thread.sleep(3000);
        try (Socket half = send(port, "closed-in-one-direction")) {
            Thread.sleep(500);
            half.shutdownOutput();
            System.out.println("closed-in-one-direction: " + answer(half));
        }
        Thread.sleep(3000);
    }

    static Socket send(int port, String name) throws IOException {
        Socket connection = new Socket("127.0.0.1", port);
        connection.setSoTimeout(10_000);
        connection.getOutputStream()
                .write(("GET /" + name + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        return connection;
    }

    static String answer(Socket connection) throws IOException {
        byte[] start = connection.getInputStream().readNBytes(12);
        return start.length == 0 ? "no answer" : new String(start, StandardCharsets.US_ASCII);
    }
}
JAVA
java Clients.java "$port" > answers
{
  echo "at the clients:"
  cat answers
  echo "at the service:"
  grep -E '^[a-z-]+: ' log
} | tee seen

diff - seen << 'SEEN'
at the clients:
waits: HTTP/1.1 200
holds-the-worker: HTTP/1.1 200
closed-in-one-direction: no answer
at the service:
waits: request filter
waits: method ended
waits: response filter
closed-while-running: request filter
closed-while-running: method ended
holds-the-worker: request filter
holds-the-worker: method ended
holds-the-worker: response filter
closed-in-one-direction: request filter
closed-in-one-direction: method ended
SEEN
