package com.truewatch.billing.accounts.password;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whose password is to be set anew.
 *
 * @param login username, email, or phone in E.164
 */
@Schema(description = "Whose password is to be set anew.")
record RequestPasswordResetRequest(
        @NotNull @Size(min = 1, max = 320) @Schema(description = "Username, email, or phone in E.164.", examples = "demo")
        String login) {}
