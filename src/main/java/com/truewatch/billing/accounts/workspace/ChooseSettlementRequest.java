package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.workspace.settlement.SettlementChoice;
import com.truewatch.billing.accounts.workspace.settlement.SettlementMethod;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * By what a workspace is to be settled.
 *
 * @param method who is charged
 * @param cloudAccountId with {@code CLOUD_ACCOUNT} only
 */
@Schema(description = "By what a workspace is to be settled.")
record ChooseSettlementRequest(
        @NotNull SettlementMethod method,

        @Nullable @Schema(description = "With `CLOUD_ACCOUNT`, and only then: one of the account's cloud accounts.")
        UUID cloudAccountId) {
    /**
     * The choice.
     *
     * @throws ProblemException {@code invalid-request} where the two do not go together
     */
    SettlementChoice toChoice() {
        if (method == SettlementMethod.CLOUD_ACCOUNT && cloudAccountId == null) {
            throw ProblemException.violation("/cloudAccountId", "must not be null");
        }
        if (method == SettlementMethod.BILLING_ACCOUNT && cloudAccountId != null) {
            throw ProblemException.violation("/cloudAccountId", "does not go with BILLING_ACCOUNT");
        }
        return new SettlementChoice(method, cloudAccountId);
    }
}
