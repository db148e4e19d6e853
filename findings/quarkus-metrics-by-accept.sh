#!/usr/bin/env bash
# Which formats Quarkus' Prometheus endpoint gives to which Accept header.
#
# Guess:   OpenMetrics to who asks for application/openmetrics-text, with or without its version, by the quality values; plain
#          text to text/*.
# Truth:   the route compares types with all their parameters: "application/openmetrics-text" alone gets 406, and so does it
#          with "version=1.0.0", the form in which scrapers ask; only with "charset=utf-8" as well is it served. Then the
#          handler looks whether the letters text/plain occur in the header: if so it gives plain text, whatever is preferred.
#          So a scraper that lists both never gets OpenMetrics, with no sign of it, and text/* gets
#          application/openmetrics-text, which it does not cover.
# Version: Quarkus 3.33.2.1 with quarkus-micrometer-registry-prometheus, JDK 17.
# Source:  io.quarkus.micrometer.runtime.export.handlers.PrometheusHandler.chooseContentType; seen by running this.
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
PROPERTIES
mvn -B -q package > built || { cat built; exit 1; }
java -jar target/quarkus-app/quarkus-run.jar > log &
service=$!
for _ in $(seq 150); do
  if grep -q 'Listening on' log; then break; fi
  sleep 0.2
done
port=$(sed -n 's/.* Listening on: http:..127.0.0.1:\([0-9]*\).*/\1/p' log)

ask() {
  echo "$1: $(curl --silent --max-time 5 --output /dev/null --write-out '%{http_code} %{content_type}' --header "Accept: $1" "http://127.0.0.1:$port/q/metrics")"
}
{
  ask 'text/plain'
  ask 'application/openmetrics-text'
  ask 'application/openmetrics-text;version=1.0.0'
  ask 'application/openmetrics-text;version=1.0.0;charset=utf-8'
  ask 'application/openmetrics-text;version=1.0.0;charset=utf-8,text/plain;q=0.1'
  ask 'text/*'
  ask '*/*'
} | sed 's/ *$//' | tee seen

diff - seen << 'SEEN'
text/plain: 200 text/plain; version=0.0.4; charset=utf-8
application/openmetrics-text: 406
application/openmetrics-text;version=1.0.0: 406
application/openmetrics-text;version=1.0.0;charset=utf-8: 200 application/openmetrics-text; version=1.0.0; charset=utf-8
application/openmetrics-text;version=1.0.0;charset=utf-8,text/plain;q=0.1: 200 text/plain; version=0.0.4; charset=utf-8
text/*: 200 application/openmetrics-text; version=1.0.0; charset=utf-8
*/*: 200 application/openmetrics-text; version=1.0.0; charset=utf-8
SEEN
