#!/usr/bin/env bash
# Which entry a full Caffeine cache drops when one is added.
#
# Guess:   the one that was not used for the longest time; what was just put is there.
# Truth:   the newcomer itself, as soon as the next one comes, while entries that were read a few times long ago stay. The
#          policy (Window TinyLFU) admits an entry by how often its key was asked for, and a new key was never asked for. As a
#          cache that is right; a map of used tokens or of blocked senders with a maximum size so forgets the latest ones, and
#          forgets them at once when it is flooded.
# Version: com.github.ben-manes.caffeine:caffeine 3.2.3, JDK 17.
# Source:  com.github.benmanes.caffeine.cache.BoundedLocalCache, evictFromMain and admit; Caffeine.maximumSize, whose Javadoc
#          speaks of entries that were not used "recently or very often"; seen by running this.
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
      <groupId>com.github.ben-manes.caffeine</groupId>
      <artifactId>caffeine</artifactId>
      <version>3.2.3</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > UsedTokens.java << 'JAVA'
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

public class UsedTokens {
    public static void main(String[] arguments) {
        Cache<String, Boolean> used =
                Caffeine.newBuilder().maximumSize(10).executor(Runnable::run).build();
        for (int token = 0; token < 10; token++) {
            used.put("old-" + token, true);
        }
        for (int times = 0; times < 3; times++) {
            for (int token = 0; token < 10; token++) {
                used.getIfPresent("old-" + token);
            }
        }
        for (int token = 0; token < 100; token++) {
            used.put("new-" + token, true);
        }
        System.out.println("the last of a hundred new ones is there: " + (used.getIfPresent("new-99") != null));
        System.out.println("the one before it is there: " + (used.getIfPresent("new-98") != null));
        System.out.println("kept of the ten old ones: "
                + used.asMap().keySet().stream().filter(token -> token.startsWith("old-")).count());
    }
}
JAVA
java -cp 'lib/*' UsedTokens.java | tee seen

diff - seen << 'SEEN'
the last of a hundred new ones is there: true
the one before it is there: false
kept of the ten old ones: 7
SEEN
