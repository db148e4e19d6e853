#!/usr/bin/env bash
# Whether the certificate that signs a message of SNS has the name of the host that publishes it, or one for all regions.
#
# Guess:   "sns.amazonaws.com" everywhere, as the guide shows it, and "sns.amazonaws.com.cn" in China; or else the host's.
# Truth:   neither. By AWS's own library the regions from before 2019 share the first name, and no region has the second one. Each
#          region in China has "sns-<region>.amazonaws.com.cn", with a hyphen, while its host has a dot. Each region that is switched
#          on one by one has "sns-signing.<region>.amazonaws.com". GovCloud (US-East) has the name of GovCloud (US-West).
# Version: software.amazon.awssdk:sns-message-manager 2.47.4, JDK 17.
# Source:  software.amazon.awssdk.messagemanager.sns.internal.SnsHostProvider, signingCertCommonName; seen by running this.
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
      <groupId>software.amazon.awssdk</groupId>
      <artifactId>sns-message-manager</artifactId>
      <version>2.47.4</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Names.java << 'JAVA'
import software.amazon.awssdk.messagemanager.sns.internal.SnsHostProvider;
import software.amazon.awssdk.regions.Region;

public class Names {
    public static void main(String[] arguments) {
        for (String region : new String[] {
            "us-east-1", "ap-southeast-1", "ap-east-1", "mx-central-1", "cn-north-1", "us-gov-west-1", "us-gov-east-1"
        }) {
            SnsHostProvider sns = new SnsHostProvider(Region.of(region));
            System.out.println(sns.regionalEndpoint().getHost() + " " + sns.signingCertCommonName());
        }
    }
}
JAVA
java -cp 'lib/*' Names.java 2> /dev/null | tee seen

diff - seen << 'SEEN'
sns.us-east-1.amazonaws.com sns.amazonaws.com
sns.ap-southeast-1.amazonaws.com sns.amazonaws.com
sns.ap-east-1.amazonaws.com sns-signing.ap-east-1.amazonaws.com
sns.mx-central-1.amazonaws.com sns-signing.mx-central-1.amazonaws.com
sns.cn-north-1.amazonaws.com.cn sns-cn-north-1.amazonaws.com.cn
sns.us-gov-west-1.amazonaws.com sns-us-gov-west-1.amazonaws.com
sns.us-gov-east-1.amazonaws.com sns-us-gov-west-1.amazonaws.com
SEEN
