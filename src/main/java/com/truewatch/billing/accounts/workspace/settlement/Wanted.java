package com.truewatch.billing.accounts.workspace.settlement;

import com.truewatch.billing.accounts.account.settlement.CloudAccountStatus;
import com.truewatch.billing.accounts.account.settlement.PayingCloudAccount;
import org.jspecify.annotations.Nullable;

/**
 * What is to settle a workspace.
 *
 * @param choice how
 * @param cloudAccount the cloud account that the choice names; null where it names none
 */
public record Wanted(Choice choice, @Nullable PayingCloudAccount cloudAccount) {
    /** By the Billing Center account. */
    public static Wanted billingAccount() {
        return new Wanted(Choice.billingAccount(), null);
    }

    /** By this cloud account. */
    public static Wanted by(PayingCloudAccount cloudAccount) {
        return new Wanted(Choice.cloudAccount(cloudAccount.id()), cloudAccount);
    }

    boolean isEnded() {
        return cloudAccount != null && cloudAccount.status() == CloudAccountStatus.ENDED;
    }

    boolean isInactive() {
        return cloudAccount != null && cloudAccount.status() != CloudAccountStatus.ACTIVE;
    }

    boolean isAcceptedBy(Situation situation) {
        return cloudAccount == null
                || situation.arbitrary()
                || situation.marketplaces().contains(cloudAccount.marketplace());
    }
}
