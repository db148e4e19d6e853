package com.truewatch.billing.accounts.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.credential.ChangeState.NextAction;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.CodePolicy;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change as its holder sees it. */
@Schema(name = "CredentialChange", description = "A change of email or phone as its holder sees it.")
record CredentialChangeResponse(
        UUID id,
        Credential credential,
        ChangeState state,
        @Schema(description = "What the holder does next.") NextAction nextAction,

        @Schema(description = "Where the present step's code went, masked.") @Nullable String sentTo,

        @Schema(description = "The new address, once named.") @Nullable String newAddress,

        @Schema(description = "Wrong codes the present step still allows.") @Nullable Integer attemptsLeft,

        @Schema(description = "When the present step's code lapses.") @Nullable Instant codeExpiresAt,

        @Schema(description = "From when on it can be sent anew.") @Nullable Instant resendAvailableAt,

        @Schema(description = "When the change as a whole lapses.")
        Instant expiresAt,

        Instant createdAt,

        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "How many other sessions were ended; only once completed.")
        @Nullable Integer revokedSessions) {
    static CredentialChangeResponse from(ChangeView view, Instant now) {
        CredentialChange change = view.change();
        ChangeState state = change.stateAt(now);
        Challenge waiting = switch (state) {
            case CURRENT_CODE_SENT -> view.current();
            case NEW_CODE_SENT -> view.next();
            case CURRENT_VERIFIED, COMPLETED, CANCELLED, EXPIRED, LOCKED -> null;
        };
        return new CredentialChangeResponse(
                change.id().id(),
                change.credential(),
                state,
                state.nextAction(),
                waiting == null ? null : waiting.maskedAddress(),
                change.newAddress(),
                attemptsLeft(state, view),
                waiting == null ? null : waiting.expiresAt(),
                waiting == null ? null : waiting.resendAvailableAt(),
                change.expiresAt(),
                change.createdAt(),
                change.endedSessions());
    }

    private static @Nullable Integer attemptsLeft(ChangeState state, ChangeView view) {
        return switch (state) {
            case CURRENT_CODE_SENT -> view.current().attemptsLeft();
            case CURRENT_VERIFIED, NEW_CODE_SENT ->
                view.next() == null ? CodePolicy.TRIES : view.next().attemptsLeft();
            case LOCKED -> 0;
            case COMPLETED, CANCELLED, EXPIRED -> null;
        };
    }
}
