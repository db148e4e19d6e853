package com.truewatch.billing.accounts.workspace.directory;

import com.truewatch.billing.accounts.cloudaccount.settlement.CloudLicence;
import com.truewatch.billing.accounts.workspace.EffectiveSettlementService.Effective;
import com.truewatch.billing.accounts.workspace.settlement.Settlement;
import com.truewatch.billing.accounts.workspace.settlement.SettlementMethod;
import com.truewatch.billing.accounts.workspace.settlement.WorkspaceStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** By what a workspace was settled. */
@Schema(name = "EffectiveSettlement", description = "By what a workspace was settled.")
record EffectiveSettlementResponse(
        String workspaceId,
        @Schema(description = "Whose it was then.") UUID accountId,

        @Schema(description = "Where the workspace is now.") WorkspaceStatus workspaceStatus,

        SettlementMethod method,

        @Schema(description = "Whom the marketplace is to charge; null with `BILLING_ACCOUNT`.") @Nullable ChargedCloudAccount cloudAccount,

        Instant from,

        @Schema(description = "Exclusive; null while it lasts.") @Nullable Instant to) {
    /** The subscription that was in force. */
    @Schema(name = "ChargedCloudAccount", description = "The subscription that was in force then.")
    record ChargedCloudAccount(
            String provider,

            @Schema(description = "The buyer's account at the provider.")
            String accountId,

            @Nullable String instanceId,
            String productCode,
            @Nullable String licenseArn) {
        static @Nullable ChargedCloudAccount from(@Nullable CloudLicence licence) {
            return licence == null
                    ? null
                    : new ChargedCloudAccount(
                            licence.provider(),
                            licence.accountId(),
                            licence.instanceId(),
                            licence.productCode(),
                            licence.licenseArn());
        }
    }

    static EffectiveSettlementResponse of(Effective effective) {
        Settlement settlement = effective.settlement();
        return new EffectiveSettlementResponse(
                settlement.workspaceId(),
                settlement.accountId(),
                effective.workspaceStatus(),
                settlement.choice().method(),
                ChargedCloudAccount.from(effective.licence()),
                settlement.since(),
                settlement.until());
    }
}
