package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.workspace.settlement.SettlementRefusal;
import com.truewatch.billing.accounts.workspace.settlement.SettlementMethod;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What there is to choose from. */
@Schema(name = "SettlementOptionList", description = "What there is to choose from, what is in force among it.")
record SettlementOptionList(
        List<SettlementOption> items,

        @Schema(description = "Always null: the list is whole.") @Nullable String nextCursor) {
    /** One way to settle the workspace. */
    @Schema(name = "SettlementOption", description = "One way to settle the workspace.")
    record SettlementOption(
            SettlementMethod method,

            @Schema(description = "With `CLOUD_ACCOUNT`; null else.") @Nullable UUID cloudAccountId,

            @Schema(description = "Whether `chooseSettlement` takes it now.")
            boolean allowed,

            @Schema(description = "Why not; clients ignore reasons that they do not know.") @Nullable SettlementRefusal reason) {
        static SettlementOption from(SettlementService.Option option) {
            return new SettlementOption(
                    option.choice().method(),
                    option.choice().cloudAccountId(),
                    option.obstacle() == null,
                    option.obstacle());
        }
    }

    static SettlementOptionList of(List<SettlementService.Option> options) {
        return new SettlementOptionList(
                options.stream().map(SettlementOption::from).toList(), null);
    }
}
