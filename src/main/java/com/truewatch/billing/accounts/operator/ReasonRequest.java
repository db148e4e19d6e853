package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why staff do something.
 *
 * @param reason for other operators
 */
@Schema(description = "Why staff do something.")
record ReasonRequest(
        @NotNull @Size(min = 1, max = 500) @PlainText
        @Schema(description = "For other operators; the holder does not see it.", examples = "The holder called")
        String reason) {}
