#!/usr/bin/env bash
# Whether @REGON finds a wrong digit in the number of a Polish company within the number of its branch.
#
# Guess:   yes: the first nine of the fourteen digits are the company's REGON, with a check digit of its own.
# Truth:   no: of fourteen digits only the last is checked. A number whose first nine are nobody's REGON passes; those nine alone are
#          refused, and python-stdnum refuses both.
# Version: org.hibernate.validator:hibernate-validator 9.1.0.Final, python-stdnum 2.2, JDK 17, Python 3.11.
# Source:  org.hibernate.validator.internal.constraintvalidators.hv.pl.REGONValidator, which has weights for nine and for fourteen;
#          stdnum/pl/regon.py, validate, with the number as its example of a wrong one; seen by running this.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --target lib-python 'python-stdnum==2.2'
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

cat > Branch.java << 'JAVA'
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.hibernate.validator.constraints.pl.REGON;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

public class Branch {
    record Company(@REGON String regon) {}

    public static void main(String[] numbers) {
        try (ValidatorFactory factory = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            for (String number : numbers) {
                boolean taken = factory.getValidator()
                        .validateValue(Company.class, "regon", number)
                        .isEmpty();
                System.out.println(number + (taken ? " taken" : " refused") + " by Hibernate Validator");
            }
        }
    }
}
JAVA
numbers='123456785 123456786 12345678512347 12345678612342'
java -cp 'lib/*' Branch.java $numbers 2> /dev/null | tee seen
PYTHONPATH=lib-python python3 -c '
import sys
from stdnum.pl import regon
for number in sys.argv[1:]:
    print(number, "taken" if regon.is_valid(number) else "refused", "by python-stdnum")
' $numbers | tee -a seen

diff - seen << 'SEEN'
123456785 taken by Hibernate Validator
123456786 refused by Hibernate Validator
12345678512347 taken by Hibernate Validator
12345678612342 taken by Hibernate Validator
123456785 taken by python-stdnum
123456786 refused by python-stdnum
12345678512347 taken by python-stdnum
12345678612342 refused by python-stdnum
SEEN
