package com.truewatch.billing.accounts.directory;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Asks for many accounts at once.
 *
 * @param ids at most a hundred
 */
@Schema(description = "Asks for many accounts at once.")
record QueryAccountsRequest(
        @NotNull @Size(min = 1, max = 100) @Schema(description = "Unknown ones are left out of the answer.")
        List<@NotNull UUID> ids) {}
