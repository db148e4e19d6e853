package com.truewatch.billing.accounts.directory;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Searches by what a holder types to log in.
 *
 * @param login a username, an email or a phone
 */
@Schema(description = "Searches by what a holder types to log in.")
record LookUpAccountRequest(
        @NotNull @Size(min = 1, max = 320) @Schema(description = "A username, an email or a phone (E.164).", examples = "ops@acme.example")
        String login) {
    /** Without the login. */
    @Override
    public String toString() {
        return "LookUpAccountRequest";
    }
}
