package com.truewatch.billing.accounts.credential;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The address that is to log in from now on.
 *
 * @param address an email, or a phone with {@code +} and country code
 */
@Schema(description = "The address that is to log in from now on.")
record GiveNewAddressRequest(
        @NotNull @Size(min = 1, max = 320) @Schema(
                description = "An email, or a phone with `+` and country code, as the change's credential says.",
                examples = "new@acme.example")
        String address) {}
