package com.truewatch.billing.accounts.verification;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request for a code; the same whether one was sent or not. */
@Schema(name = "CodeRequest", description = "A request for a code; it looks the same whether one was sent or not.")
public record CodeRequestResponse(
        @Schema(description = "Names the request where its code is entered.")
        UUID id,

        @Schema(description = "When the code lapses.") Instant codeExpiresAt,

        @Schema(description = "From when on it can be sent anew.")
        Instant resendAvailableAt) {
    /** Of this challenge. */
    public static CodeRequestResponse from(Challenge challenge) {
        return new CodeRequestResponse(challenge.id().id(), challenge.expiresAt(), challenge.resendAvailableAt());
    }
}
