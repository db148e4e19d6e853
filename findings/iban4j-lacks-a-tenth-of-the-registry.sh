#!/usr/bin/env bash
# Whether iban4j takes the IBANs of all countries of the registry.
#
# Guess:   yes for those that have been in it for years; at worst the newest is missing.
# Truth:   Libya, Sudan, Djibouti, Somalia, Nicaragua, Mongolia, the Falkland Islands, Yemen and Honduras are missing, some of
#          them for years, while Burundi, Russia and Oman, which came in between, are there. The exception is one of those that
#          a wrong number raises too (Iban4jException), so that a form tells the customer that the IBAN is wrong.
#          commons-validator 1.10.0 takes all of them.
# Version: org.iban4j:iban4j 3.2.11-RELEASE, commons-validator:commons-validator 1.10.0, JDK 17.
# Source:  org.iban4j.bban.BbanStructure; the SWIFT IBAN registry; seen by running this.
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
      <groupId>org.iban4j</groupId>
      <artifactId>iban4j</artifactId>
      <version>3.2.11-RELEASE</version>
    </dependency>
    <dependency>
      <groupId>commons-validator</groupId>
      <artifactId>commons-validator</artifactId>
      <version>1.10.0</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Registry.java << 'JAVA'
import org.apache.commons.validator.routines.IBANValidator;
import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;

public class Registry {
    public static void main(String[] arguments) {
        for (String number : new String[] {
            "LY83002048000020100120361",
            "SD8811123456789012",
            "BI4210000100010000332045181",
            "DJ2100010000000154000100186",
            "RU0304452522540817810538091310419",
            "SO211000001001000100141",
            "NI45BAPR00000013000003558124",
            "MN121234123456789123",
            "FK88SC123456789012",
            "OM810180000001299123456",
            "YE15CBYE0001018861234567891234",
            "HN88CABF00000000000250005469"
        }) {
            String found;
            try {
                IbanUtil.validate(number);
                found = "taken";
            } catch (Iban4jException refused) {
                found = refused.getMessage();
            }
            System.out.println(number.substring(0, 2) + ": iban4j: " + found + " commons-validator: "
                    + (IBANValidator.getInstance().isValid(number) ? "taken" : "refused"));
        }
    }
}
JAVA
java -cp 'lib/*' Registry.java | tee seen

diff - seen << 'SEEN'
LY: iban4j: Country code is not supported. commons-validator: taken
SD: iban4j: Country code is not supported. commons-validator: taken
BI: iban4j: taken commons-validator: taken
DJ: iban4j: Country code is not supported. commons-validator: taken
RU: iban4j: taken commons-validator: taken
SO: iban4j: Country code is not supported. commons-validator: taken
NI: iban4j: Country code is not supported. commons-validator: taken
MN: iban4j: Country code is not supported. commons-validator: taken
FK: iban4j: Country code is not supported. commons-validator: taken
OM: iban4j: taken commons-validator: taken
YE: iban4j: Country code is not supported. commons-validator: taken
HN: iban4j: Country code is not supported. commons-validator: taken
SEEN
