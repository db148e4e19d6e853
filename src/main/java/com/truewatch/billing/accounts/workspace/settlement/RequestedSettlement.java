package com.truewatch.billing.accounts.workspace.settlement;

import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountStatus;
import com.truewatch.billing.accounts.cloudaccount.settlement.PayingCloudAccount;
import org.jspecify.annotations.Nullable;

/**
 * What is to settle a workspace.
 *
 * @param choice how
 * @param cloudAccount the cloud account that the choice names; null where it names none
 */
public record RequestedSettlement(
        SettlementChoice choice, @Nullable PayingCloudAccount cloudAccount) {
    /** By the Billing Center account. */
    public static RequestedSettlement billingAccount() {
        return new RequestedSettlement(SettlementChoice.billingAccount(), null);
    }

    /** By this cloud account. */
    public static RequestedSettlement by(PayingCloudAccount cloudAccount) {
        return new RequestedSettlement(SettlementChoice.cloudAccount(cloudAccount.id()), cloudAccount);
    }

    boolean isEnded() {
        return cloudAccount != null && cloudAccount.status() == CloudAccountStatus.ENDED;
    }

    boolean isInactive() {
        return cloudAccount != null && cloudAccount.status() != CloudAccountStatus.ACTIVE;
    }

    boolean isAcceptedBy(SettlementContext context) {
        return cloudAccount == null
                || context.arbitrary()
                || context.marketplaces().contains(cloudAccount.marketplace());
    }
}
