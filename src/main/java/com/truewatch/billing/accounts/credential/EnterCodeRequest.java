package com.truewatch.billing.accounts.credential;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code as the holder typed it.
 *
 * @param code six ASCII digits; leading zeros count
 */
@Schema(description = "A code as the holder typed it.")
record EnterCodeRequest(
        @NotNull @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
        String code) {
    /** Without the code. */
    @Override
    public String toString() {
        return "EnterCodeRequest";
    }
}
