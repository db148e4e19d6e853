package com.truewatch.billing.accounts.recovery;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The code that went to the new address.
 *
 * @param code six ASCII digits; leading zeros count
 */
@Schema(description = "The code that went to the new address.")
record ConfirmRecoveryRequest(
        @NotNull @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
        String code) {
    /** Without the code. */
    @Override
    public String toString() {
        return "ConfirmRecoveryRequest";
    }
}
