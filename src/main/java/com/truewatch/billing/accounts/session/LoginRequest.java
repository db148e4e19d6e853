package com.truewatch.billing.accounts.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A login with a password.
 *
 * @param login username, email, or phone in E.164
 * @param password as it was set
 */
@Schema(description = "A login with a password.")
record LoginRequest(
        @NotNull @Size(min = 1, max = 320) @Schema(description = "Username, email, or phone in E.164.", examples = "demo")
        String login,

        @NotNull @Size(min = 1, max = 1024) @Schema(description = "The password, whole.", examples = "demo-password-for-local-use")
        String password) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "LoginRequest";
    }
}
