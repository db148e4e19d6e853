package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.security.secret.KeyFile;
import com.truewatch.billing.accounts.platform.security.token.PlatformTokens;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwk.EllipticCurveJsonWebKey;

/** Stands in for the platform: issues the tokens with which its services and operators call, by a key that is public. */
@Singleton
class LocalPlatform {
    private static final String KEYS = "local/platform-keys.json";

    private final PlatformTokens platform;
    private final Clock clock;
    private final EllipticCurveJsonWebKey key;

    LocalPlatform(PlatformTokens platform, Clock clock) {
        this.platform = platform;
        this.clock = clock;
        this.key = (EllipticCurveJsonWebKey) KeyFile.read(KEYS, KEYS).get(0);
    }

    /** For a service. */
    String serviceToken(String subject, List<String> scopes) {
        return sign(subject, Jwt.claims().groups(PlatformTokens.ROLE_SERVICE).claim("scope", String.join(" ", scopes)));
    }

    /** For an operator. */
    String operatorToken(String subject, List<String> rights) {
        return sign(subject, Jwt.claims().groups(PlatformTokens.ROLE_OPERATOR).claim("rights", rights));
    }

    private String sign(String subject, JwtClaimsBuilder role) {
        Instant now = clock.instant();
        return role.issuer(platform.issuer())
                .subject(subject)
                .audience(platform.audience())
                .issuedAt(now)
                .expiresAt(now.plus(PlatformTokens.LONGEST_LIFETIME))
                .claim("jti", Ids.next().toString())
                .claim("client_id", subject)
                .jws()
                .header("typ", PlatformTokens.TYPE)
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.getKeyId())
                .sign(key.getEcPrivateKey());
    }
}
