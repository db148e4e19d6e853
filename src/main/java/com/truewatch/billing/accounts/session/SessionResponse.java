package com.truewatch.billing.accounts.session;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a login or a refresh gives; the refresh token comes beside it, as a cookie. */
@Schema(name = "SessionTokens", description = "What a login or a refresh gives; the refresh token comes as a cookie.")
public record SessionResponse(
        @Schema(description = "For the `Authorization` header.")
        String accessToken,

        @Schema(description = "Always `Bearer`.") String tokenType,

        @Schema(description = "Seconds until the access token expires.")
        long expiresIn,

        SessionSummary session,
        UUID accountId) {
    /** The session behind the tokens. */
    @Schema(name = "SessionSummary", description = "The session behind the tokens.")
    record SessionSummary(
            UUID id,
            Instant createdAt,

            @Schema(description = "When it ends at the latest.")
            Instant expiresAt,

            Session.Strength strength) {}

    static SessionResponse from(SessionTokens.Issued tokens) {
        Session session = tokens.session();
        return new SessionResponse(
                tokens.accessToken(),
                "Bearer",
                tokens.lifetime().toSeconds(),
                new SessionSummary(session.id().id(), session.createdAt(), session.expiresAt(), session.strength()),
                session.id().accountId());
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "SessionResponse";
    }
}
