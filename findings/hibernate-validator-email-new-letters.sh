#!/usr/bin/env bash
# Whether @Email takes an address at a domain in its own script.
#
# Guess:   yes: Chinese and German domains pass, and what the registries sell passes.
# Truth:   not where the name has a letter that Unicode got after version 3.2 (2002): the domain is turned into ASCII by
#          java.net.IDN, which is frozen at 3.2 and throws on what it calls unassigned. The Bengali word for "future" ends in
#          such a letter (U+09CE, of 2005), an everyday one, and .bangla in Bengali script is a top-level domain. The same
#          domain in its ASCII form passes. Characters outside the Basic Multilingual Plane are refused as well, by the patterns
#          before that.
# Version: org.hibernate.validator:hibernate-validator 9.1.0.Final, JDK 17.
# Source:  org.hibernate.validator.internal.util.DomainNameUtil, isValidEmailDomainAddress and DOMAIN_CHARS_WITHOUT_DASH;
#          java.net.IDN; seen by running this.
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
      <groupId>org.hibernate.validator</groupId>
      <artifactId>hibernate-validator</artifactId>
      <version>9.1.0.Final</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Addresses.java << 'JAVA'
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import java.net.IDN;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

public class Addresses {
    record Account(@Email String email) {}

    public static void main(String[] arguments) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            for (String domain : new String[] {
                "\u4f8b\u5b50.\u4e2d\u56fd",
                "b\u00fccher.example",
                "\u09ad\u09ac\u09bf\u09b7\u09cd\u09af\u09ce.\u09ac\u09be\u0982\u09b2\u09be",
                "xn--d6bbh5a2b7ei.xn--54b7fta0cc",
                "\ud842\udfb7\u91ce\u5bb6.example"
            }) {
                boolean taken =
                        validator.validateValue(Account.class, "email", "user@" + domain).isEmpty();
                String ascii;
                try {
                    ascii = IDN.toASCII(domain);
                } catch (IllegalArgumentException refused) {
                    ascii = refused.getMessage().replaceAll("[^ -~]+", "..");
                }
                System.out.println((taken ? "taken:   " : "refused: ") + ascii);
            }
        }
    }
}
JAVA
java -cp 'lib/*' Addresses.java | tee seen

diff - seen << 'SEEN'
taken:   xn--fsqu00a.xn--fiqs8s
taken:   xn--bcher-kva.example
refused: java.text.ParseException: An unassigned code point was found in the input ..
taken:   xn--d6bbh5a2b7ei.xn--54b7fta0cc
refused: xn--fctt27jo60v.example
SEEN
