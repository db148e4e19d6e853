package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.secret.DerivedTokens;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.SessionRef;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Both tokens of a session, made from its row. */
@Singleton
class SessionTokens {
    private static final String BEARER = "Bearer ";

    private final AccessTokens accessTokens;
    private final DerivedTokens tokens;

    SessionTokens(AccessTokens accessTokens, DerivedTokens tokens) {
        this.accessTokens = accessTokens;
        this.tokens = tokens;
    }

    /** Issued for the session as it is now: the same refresh token until it is rotated. */
    Issued issue(Session session) {
        return new Issued(
                session,
                accessTokens.issue(
                        new SessionRef(session.id().accountId(), session.id().id()), context(session)),
                accessTokens.lifetime(),
                new RefreshToken(session.id(), session.refreshCounter()).encode(tokens));
    }

    private static AccessTokens.AuthenticationContext context(Session session) {
        Authentication authentication = session.authentication();
        Instant provedAt = session.provedAt();
        return new AccessTokens.AuthenticationContext(
                provedAt == null ? session.createdAt() : provedAt,
                authentication.contextClass(),
                authentication.methods());
    }

    /** The genuine refresh token in this text. */
    Optional<RefreshToken> readRefreshToken(String text) {
        return RefreshToken.decode(text, tokens);
    }

    /** The session that a genuine {@code Authorization} field names, even with an expired token: enough to end it. */
    Optional<OwnedId> readAuthorization(@Nullable String field) {
        return Optional.ofNullable(field)
                .filter(it -> it.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .flatMap(it ->
                        accessTokens.sessionOf(it.substring(BEARER.length()).strip()))
                .map(it -> new OwnedId(it.accountId(), it.sessionId()));
    }

    /**
     * What a client gets.
     *
     * @param session the session
     * @param accessToken for the Authorization header
     * @param lifetime of the access token
     * @param refreshToken for the cookie
     */
    record Issued(Session session, String accessToken, Duration lifetime, String refreshToken) {
        /** Without the tokens. */
        @Override
        public String toString() {
            return "Issued";
        }
    }
}
