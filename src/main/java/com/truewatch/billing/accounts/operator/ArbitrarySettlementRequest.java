package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.operator.OperatorAct.Staff;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account may settle every site by cloud accounts of every marketplace.
 *
 * @param enabled whether it may
 * @param reason for other operators; null where none is given
 */
@Schema(description = "Whether an account may settle every site by cloud accounts of every marketplace.")
record ArbitrarySettlementRequest(
        @NotNull Boolean enabled,

        @Nullable @Size(min = 1, max = 500) @PlainText
        @Schema(description = "For other operators; the holder does not see it.", examples = "By contract")
        String reason) {
    Staff by(String operator) {
        return new Staff(operator, reason);
    }
}
