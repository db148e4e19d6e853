package com.truewatch.billing.accounts.recovery;
import com.truewatch.billing.accounts.account.address.Credential;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A recovery as the people behind the addresses see it. */
@Schema(name = "AddressRecoveryProgress", description = "A recovery as the people behind the addresses see it.")
record RecoveryProgressResponse(
        UUID id,
        @Schema(description = "Which address is lost.") Credential credential,
        RecoveryState state,

        @Schema(description = "When it takes effect at the earliest; until then every known address can stop it.")
        Instant dueAt) {
    static RecoveryProgressResponse from(AddressRecovery recovery, Instant now) {
        return new RecoveryProgressResponse(
                recovery.id().id(), recovery.credential(), recovery.stateAt(now), recovery.dueAt());
    }
}
