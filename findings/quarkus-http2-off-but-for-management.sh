#!/usr/bin/env bash
# Whether quarkus.http.http2=false turns HTTP/2 off.
#
# Guess:   yes, for each port of the service: there is one setting of that name and none under quarkus.management.
# Truth:   for the main port only. The management interface goes on taking an upgrade to h2c and HTTP/2 with prior knowledge,
#          whatever the settings are. A service that has HTTP/2 off because of what it costs under attack has it on where
#          metrics and health are served.
# Version: Quarkus 3.33.2.1 (Vert.x 4.5), JDK 17, curl with HTTP/2.
# Source:  io.quarkus.vertx.http.runtime.VertxHttpConfig.http2; io.quarkus.vertx.http.runtime.management.ManagementConfig, which
#          has no such member; seen by running this.
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
      <artifactId>quarkus-vertx-http</artifactId>
    </dependency>
    <dependency>
      <groupId>io.quarkus</groupId>
      <artifactId>quarkus-micrometer-registry-prometheus</artifactId>
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
quarkus.http.http2=false
quarkus.management.enabled=true
quarkus.management.host=127.0.0.1
quarkus.management.port=0
PROPERTIES
mvn -B -q package > built || { cat built; exit 1; }
java -jar target/quarkus-app/quarkus-run.jar > log &
service=$!
for _ in $(seq 150); do
  if grep -q 'Listening on' log; then break; fi
  sleep 0.2
done
port=$(sed -n 's/.* Listening on: http:..127.0.0.1:\([0-9]*\).*/\1/p' log)
management=$(sed -n 's/.*Management interface listening on http:..127.0.0.1:\([0-9]*\).*/\1/p' log)

ask() {
  echo "$1, $3: $(curl --silent --max-time 5 --output /dev/null --write-out 'HTTP/%{http_version}' "$3" "http://127.0.0.1:$2/q/metrics" || echo ", not served")"
}
{
  ask main "$port" --http1.1
  ask main "$port" --http2
  ask main "$port" --http2-prior-knowledge
  ask management "$management" --http1.1
  ask management "$management" --http2
  ask management "$management" --http2-prior-knowledge
} | tee seen

diff - seen << 'SEEN'
main, --http1.1: HTTP/1.1
main, --http2: HTTP/1.1
main, --http2-prior-knowledge: HTTP/0, not served
management, --http1.1: HTTP/1.1
management, --http2: HTTP/2
management, --http2-prior-knowledge: HTTP/2
SEEN
