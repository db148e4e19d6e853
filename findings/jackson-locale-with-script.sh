#!/usr/bin/env bash
# Which Locale Jackson reads from a language tag with a script.
#
# Guess:   zh-Hans-CN is Chinese in simplified characters in China, as Locale.forLanguageTag reads it: the type is on the list
#          of those that the mapper knows by itself.
# Truth:   a Locale whose country is "HANS" and whose variant is "CN": no script, and no country that a catalogue of texts
#          knows. The reader splits at the dashes as the old constructors did. Its tag is zh-x-lvariant-CN, so that a round trip
#          through a BCP 47 tag loses what the user chose. zh-Hant and sr-Latn go the same way; zh-CN is read well. Writing
#          gives zh_CN_#Hans, which is no tag either.
# Version: com.fasterxml.jackson.core:jackson-databind 2.21.8, JDK 17.
# Source:  com.fasterxml.jackson.databind.deser.std.FromStringDeserializer, _deserializeLocale; seen by running this.
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
      <groupId>com.fasterxml.jackson.core</groupId>
      <artifactId>jackson-databind</artifactId>
      <version>2.21.8</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Tags.java << 'JAVA'
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

public class Tags {
    public static void main(String[] arguments) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        for (String tag : new String[] {"zh-CN", "zh-Hans-CN", "zh-Hant", "sr-Latn-RS"}) {
            Locale read = mapper.readValue('"' + tag + '"', Locale.class);
            Locale right = Locale.forLanguageTag(tag);
            System.out.println(tag + ": script '" + read.getScript() + "', country '" + read.getCountry() + "', variant '"
                    + read.getVariant() + "', tag " + read.toLanguageTag() + "; the right one is written as "
                    + mapper.writeValueAsString(right));
        }
    }
}
JAVA
java -cp 'lib/*' Tags.java | tee seen

diff - seen << 'SEEN'
zh-CN: script '', country 'CN', variant '', tag zh-CN; the right one is written as "zh_CN"
zh-Hans-CN: script '', country 'HANS', variant 'CN', tag zh-x-lvariant-CN; the right one is written as "zh_CN_#Hans"
zh-Hant: script '', country 'HANT', variant '', tag zh; the right one is written as "zh__#Hant"
sr-Latn-RS: script '', country 'LATN', variant 'RS', tag sr-x-lvariant-RS; the right one is written as "sr_RS_#Latn"
SEEN
