package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.address.Credential;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A recovery as operators see it. */
@Schema(name = "AddressRecovery", description = "A recovery as operators see it.")
record RecoveryResponse(
        UUID id,
        UUID accountId,
        @Schema(description = "Which address is lost.") Credential credential,
        @Schema(description = "Masked.") String newAddress,

        @Schema(
                description =
                        "`OPEN` until it takes effect (`COMPLETED`), a known address stops it, an undo does, the address "
                                + "proves itself or another one is opened (`CANCELLED`), the new address has become somebody else's (`TAKEN`), or its code or its second operator is missing after a week (`EXPIRED`).")
        RecoveryState state,

        String reason,
        @Schema(description = "The operator.") String openedBy,
        Instant openedAt,

        @Schema(description = "When the new address was proved; null before.") @Nullable Instant confirmedAt,

        @Schema(description = "Whether a second operator must agree: the account is not certified.")
        boolean approvalNeeded,

        @Schema(description = "The second operator; null before.") @Nullable String approvedBy,

        @Nullable Instant approvedAt,

        @Schema(description = "When it takes effect at the earliest.")
        Instant dueAt,

        @Schema(description = "When it has waited too long.")
        Instant expiresAt,

        @Schema(description = "Null while it is open.") @Nullable Instant endedAt) {
    static RecoveryResponse from(AddressRecovery recovery, Instant now) {
        return new RecoveryResponse(
                recovery.id().id(),
                recovery.id().accountId(),
                recovery.credential(),
                recovery.newAddress().masked(),
                recovery.stateAt(now),
                recovery.reason(),
                recovery.openedBy(),
                recovery.openedAt(),
                recovery.confirmedAt(),
                recovery.approvalNeeded(),
                recovery.approvedBy(),
                recovery.approvedAt(),
                recovery.dueAt(),
                recovery.expiresAt(),
                recovery.endedAt());
    }
}
