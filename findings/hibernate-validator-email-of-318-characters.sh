#!/usr/bin/env bash
# How long an address may be that @Email takes.
#
# Guess:   254 characters, since RFC 5321 (4.5.3.1.3) ends a path, brackets included, at 256 octets; the constraint does check
#          the 64 of the local part and the labels of the domain.
# Truth:   318: 64 before the sign and 253 behind it are checked each for itself, the sum is not. Such an address passes
#          validation and no mail server takes it, nor a column of varchar(254), or 255, or 300.
# Version: org.hibernate.validator:hibernate-validator 9.1.0.Final, JDK 17.
# Source:  org.hibernate.validator.internal.constraintvalidators.AbstractEmailValidator, MAX_LOCAL_PART_LENGTH; DomainNameUtil;
#          seen by running this.
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

cat > Lengths.java << 'JAVA'
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

public class Lengths {
    record Account(@Email String email) {}

    public static void main(String[] arguments) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            Validator validator = factory.getValidator();
            String domain = ("d".repeat(63) + ".").repeat(3) + "d".repeat(57) + ".com";
            for (String address : new String[] {
                "l".repeat(64) + "@" + "d".repeat(63) + ".com",
                "l".repeat(65) + "@example.com",
                "l".repeat(64) + "@" + domain,
                "l".repeat(64) + "@d" + domain
            }) {
                boolean taken =
                        validator.validateValue(Account.class, "email", address).isEmpty();
                System.out.println((taken ? "taken:   " : "refused: ") + address.indexOf('@') + " + 1 + "
                        + address.substring(address.indexOf('@') + 1).length() + " = " + address.length());
            }
        }
    }
}
JAVA
java -cp 'lib/*' Lengths.java | tee seen

diff - seen << 'SEEN'
taken:   64 + 1 + 67 = 132
refused: 65 + 1 + 11 = 77
taken:   64 + 1 + 253 = 318
refused: 64 + 1 + 254 = 319
SEEN
