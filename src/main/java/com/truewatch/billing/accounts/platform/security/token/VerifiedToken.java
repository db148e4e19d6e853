package com.truewatch.billing.accounts.platform.security.token;

import static java.util.stream.Collectors.toMap;

import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.jwt.Claims;
import org.jose4j.jwt.JwtClaims;

/** Reads a claim of ours, as {@code sid}, without the exception that SmallRye makes and catches for each it does not know. */
final class VerifiedToken extends DefaultJWTCallerPrincipal {
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
