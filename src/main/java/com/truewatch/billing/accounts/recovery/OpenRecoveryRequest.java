package com.truewatch.billing.accounts.recovery;
import com.truewatch.billing.accounts.account.address.Credential;

import com.truewatch.billing.accounts.platform.validation.PlainText;
import com.truewatch.billing.accounts.recovery.RecoveryService.Wish;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A lost address, and the one that is to take its place.
 *
 * @param credential which is lost
 * @param newAddress where a code goes
 * @param reason for the record
 */
@Schema(description = "A lost address, and the one that is to take its place.")
record OpenRecoveryRequest(
        @NotNull @Schema(description = "Which address is lost.")
        Credential credential,

        @NotNull @Size(min = 1, max = 320) @Schema(description = "An email, or a phone in E.164; a code goes there.", examples = "new@acme.example")
        String newAddress,

        @NotNull @Size(min = 1, max = 500) @PlainText
        @Schema(description = "For the record.", examples = "The person left; the licence was shown.")
        String reason) {
    Wish toWish() {
        return new Wish(credential, newAddress, reason.strip());
    }
}
