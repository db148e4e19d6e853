package com.truewatch.billing.accounts.recovery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What the link in the notice carries.
 *
 * @param token all that follows {@code #token=}
 */
@Schema(description = "What the link in the notice carries.")
record CancelRecoveryRequest(
        @NotNull @Size(min = 1, max = 256) @Schema(description = "All that follows `#token=` in the link.")
        String token) {
    /** Without the token. */
    @Override
    public String toString() {
        return "CancelRecoveryRequest";
    }
}
