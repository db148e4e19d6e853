package com.truewatch.billing.accounts.operator;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.truewatch.billing.accounts.platform.http.Rfc3339;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Stops an account.
 *
 * @param reason why, for other operators
 * @param until when it ends by itself; null where it does not
 */
@Schema(description = "Stops an account.")
record FreezeRequest(
        @NotNull @Size(min = 1, max = 500) @PlainText
        @Schema(
                description = "Why, for other operators; the holder does not see it.",
                examples = "Reported stolen, ticket 4711")
        String reason,

        @Nullable @JsonDeserialize(using = Rfc3339.class)
        @Schema(description = "When it ends by itself, in the future; absent: not before it is unfrozen.")
        Instant until) {}
