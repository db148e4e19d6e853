package com.truewatch.billing.accounts.platform.security.token;

import static java.util.stream.Collectors.toMap;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Replaces SmallRye's own verification, which checks the audience only when told to, never the type, and allows a
 * minute of skew (RFC 8725: reject on any doubt).
 */
@ApplicationScoped
@Alternative
@Priority(1)
class TokenVerification extends JWTCallerPrincipalFactory {
    private final AccessTokens ours;
    private final PlatformTokens platforms;
    private final VerifiedTokens verified;

    TokenVerification(AccessTokens ours, PlatformTokens platforms, VerifiedTokens verified) {
        this.ours = ours;
        this.platforms = platforms;
        this.verified = verified;
    }

    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo ignored) throws ParseException {
        try {
            return verified.get(token, it -> new VerifiedToken(it, verify(it)));
        } catch (InvalidJwtException refused) {
            throw new ParseException("Refused token", refused);
        }
    }

    /** Each issuer has its own keys and its own rules; what neither claims to have issued fails by ours. */
    private JwtClaims verify(String token) throws InvalidJwtException {
        return TokenProfile.untrustedIssuer(token)
                        .filter(platforms.issuer()::equals)
                        .isPresent()
                ? platforms.verify(token)
                : ours.verify(token);
    }

    /** Reads a claim of ours, as {@code sid}, without the exception that SmallRye makes and catches for each it does not know. */
    static final class VerifiedToken extends DefaultJWTCallerPrincipal {
        private static final Map<String, Claims> STANDARD =
                Arrays.stream(Claims.values()).collect(toMap(Claims::name, Function.identity()));

        VerifiedToken(String token, JwtClaims claims) {
            super(token, "JWT", claims);
        }

        @Override
        protected Claims getClaimType(String name) {
            return STANDARD.getOrDefault(name, Claims.UNKNOWN);
        }
    }
}
