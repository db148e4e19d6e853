package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.address.Credential;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which credential is to change.
 *
 * @param credential email or phone
 */
@Schema(description = "Which credential is to change.")
record StartChangeRequest(
        @NotNull @Schema(examples = "EMAIL") Credential credential) {}
