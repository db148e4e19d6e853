package com.truewatch.billing.accounts.platform.security.token;

import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/**
 * Which session of which account.
 *
 * @param accountId whose
 * @param sessionId which
 */
public record SessionRef(UUID accountId, UUID sessionId) {
    /**
     * What a token's claims name.
     *
     * @throws IllegalArgumentException when they name none
     */
    static SessionRef of(JwtClaims claims) throws MalformedClaimException {
        String sid = claims.getStringClaimValue("sid");
        if (sid == null) {
            throw new IllegalArgumentException("no sid");
        }
        return new SessionRef(UUID.fromString(claims.getSubject()), UUID.fromString(sid));
    }

    /**
     * What a verified token names.
     *
     * @throws IllegalArgumentException when it names none
     */
    public static SessionRef of(org.eclipse.microprofile.jwt.JsonWebToken token) {
        String sid = token.getClaim("sid");
        if (sid == null) {
            throw new IllegalArgumentException("no sid");
        }
        return new SessionRef(UUID.fromString(token.getSubject()), UUID.fromString(sid));
    }
}
