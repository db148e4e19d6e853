package com.truewatch.billing.accounts.closure;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The code that closes the account.
 *
 * @param code six ASCII digits; leading zeros count
 */
@Schema(description = "The code that closes the account.")
record ConfirmClosureRequest(
        @NotNull @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
        String code) {
    /** Without the code. */
    @Override
    public String toString() {
        return "ConfirmClosureRequest";
    }
}
