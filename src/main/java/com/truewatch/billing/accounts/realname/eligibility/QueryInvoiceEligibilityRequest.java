package com.truewatch.billing.accounts.realname.eligibility;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks for many accounts at once.
 *
 * @param accountIds at most a hundred
 */
@Schema(description = "Asks for many accounts at once.")
record QueryInvoiceEligibilityRequest(
        @NotNull @Size(min = 1, max = 100) @Schema(description = "Unknown ones are left out of the answer.")
        List<@NotNull UUID> accountIds) {}
