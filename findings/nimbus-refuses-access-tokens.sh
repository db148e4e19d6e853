#!/usr/bin/env bash
# Whether Nimbus' default processor takes an access token of the type that RFC 9068 sets for one.
#
# Guess:   yes: the signature is right and the claims are; the type is what the standard for JWT access tokens demands.
# Truth:   no: the default verifier of types knows "JWT" and no type, and refuses "at+jwt" before it looks at the key. What it
#          does let through is a token that expired half a minute ago: a skew of 60 seconds is on by default. A new issuer that
#          follows RFC 9068 breaks each client that has not named the type.
# Version: com.nimbusds:nimbus-jose-jwt 10.5, JDK 17.
# Source:  com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier.JWT; com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier,
#          DEFAULT_MAX_CLOCK_SKEW_SECONDS; seen by running this.
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
      <groupId>com.nimbusds</groupId>
      <artifactId>nimbus-jose-jwt</artifactId>
      <version>10.5</version>
    </dependency>
  </dependencies>
</project>
POM
mvn -B -q dependency:copy-dependencies -DoutputDirectory=lib

cat > Tokens.java << 'JAVA'
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

public class Tokens {
    static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "HmacSHA256");

    public static void main(String[] arguments) throws Exception {
        JOSEObjectType access = new JOSEObjectType("at+jwt");
        var byDefault = new DefaultJWTProcessor<SecurityContext>();
        process("JWT, by default", byDefault, token(JOSEObjectType.JWT, 300));
        process("at+jwt, by default", byDefault, token(access, 300));
        var named = new DefaultJWTProcessor<SecurityContext>();
        named.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(access));
        process("at+jwt, named", named, token(access, 300));
        process("JWT, expired 30 s ago, by default", byDefault, token(JOSEObjectType.JWT, -30));
        process("JWT, expired 90 s ago, by default", byDefault, token(JOSEObjectType.JWT, -90));
    }

    static String token(JOSEObjectType type, long seconds) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).type(type).build(),
                new JWTClaimsSet.Builder()
                        .subject("account")
                        .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                        .build());
        token.sign(new MACSigner(KEY));
        return token.serialize();
    }

    static void process(String what, DefaultJWTProcessor<SecurityContext> processor, String token) throws Exception {
        processor.setJWSKeySelector((header, context) -> List.of(KEY));
        try {
            System.out.println(what + ": taken, subject " + processor.process(token, null).getSubject());
        } catch (BadJOSEException refused) {
            System.out.println(what + ": " + refused.getMessage());
        }
    }
}
JAVA
java -cp 'lib/*' Tokens.java | tee seen

diff - seen << 'SEEN'
JWT, by default: taken, subject account
at+jwt, by default: JOSE header typ (type) at+jwt not allowed
at+jwt, named: taken, subject account
JWT, expired 30 s ago, by default: taken, subject account
JWT, expired 90 s ago, by default: Expired JWT
SEEN
