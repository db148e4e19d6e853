package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why an event is to be handled again.
 *
 * @param reason for other operators
 */
@Schema(name = "ReplayRequest", description = "Why an event is to be handled again.")
record ReplayRequest(
        @NotNull @Size(min = 1, max = 500) @PlainText
        @Schema(description = "For other operators.", examples = "The product code is configured now")
        String reason) {}
