package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountStatus;
import com.truewatch.billing.accounts.cloudaccount.settlement.SettledWorkspaces.SettledWorkspace;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A cloud account, as its holder sees it. */
@Schema(name = "CloudAccount", description = "What a subscription in a cloud provider's marketplace is here.")
public record CloudAccountResponse(
        UUID id,

        @Schema(description = "The cloud; more of them may come.", examples = "AWS")
        String provider,

        @Schema(description = "The buyer's account there.", examples = "123456789012")
        String accountId,

        @Schema(description = "The instance, where the provider has instances.") @Nullable String instanceId,

        @Schema(description = "What was subscribed to, by the provider's code.", examples = "abcd1234efgh")
        String productCode,

        @Schema(
                description =
                        "`PENDING_ACTIVATION`: not known to be paid for yet. `ACTIVE`: settles workspaces. `FROZEN`"
                                + " (overdue) and `ENDING` (cancelled, run out, or gone before it is known whether it was renewed) keep"
                                + " theirs and accept no other. `ENDED`: settles"
                                + " nothing any more.")
        CloudAccountStatus status,

        @Schema(description = "What the holder calls it.") @Nullable String alias,

        @Schema(description = "When its first subscription began.")
        Instant subscribedAt,

        @Schema(description = "Until when it is paid for, where the marketplace has said that.") @Nullable Instant expiresAt,

        @Schema(description = "What it settles now.") List<SettledByCloudAccount> workspaces) {
    /** With what it settles. */
    static CloudAccountResponse from(CloudAccount cloudAccount, List<SettledWorkspace> workspaces) {
        return new CloudAccountResponse(
                cloudAccount.id(),
                cloudAccount.provider(),
                cloudAccount.buyerAccountId(),
                cloudAccount.instanceId(),
                cloudAccount.productCode(),
                cloudAccount.status(),
                cloudAccount.alias(),
                cloudAccount.subscribedAt(),
                cloudAccount.expiresAt(),
                workspaces.stream().map(SettledByCloudAccount::from).toList());
    }

    /** One of its workspaces. */
    @Schema(name = "SettledByCloudAccount", description = "A workspace that a cloud account settles.")
    record SettledByCloudAccount(
            @Schema(examples = "wksp_4f1c") String id,

            @Schema(examples = "Production") String name,

            @Schema(description = "Where it lives.", examples = "ap1")
            String site) {
        static SettledByCloudAccount from(SettledWorkspace workspace) {
            return new SettledByCloudAccount(workspace.id(), workspace.name(), workspace.site());
        }
    }
}
