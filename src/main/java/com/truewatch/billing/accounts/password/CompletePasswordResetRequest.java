package com.truewatch.billing.accounts.password;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new password and the code that allows it.
 *
 * @param code six ASCII digits; leading zeros count
 * @param newPassword any characters
 */
@Schema(description = "A new password and the code that allows it.")
record CompletePasswordResetRequest(
        @NotNull @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
        String code,

        @NotNull @Size(min = 1, max = 1024) @Schema(description = "15 to 128 characters, any Unicode; no rules of composition.")
        String newPassword) {
    /** Without the secrets. */
    @Override
    public String toString() {
        return "CompletePasswordResetRequest";
    }
}
