package com.truewatch.billing.accounts.workspace.settlement;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One way to settle a workspace.
 *
 * @param method who is charged
 * @param cloudAccountId which cloud account; null with every other method
 */
public record SettlementChoice(
        SettlementMethod method, @Nullable UUID cloudAccountId) {
    /** Both go together or not at all. */
    public SettlementChoice {
        if ((method == SettlementMethod.CLOUD_ACCOUNT) != (cloudAccountId != null)) {
            throw new IllegalArgumentException(method + " with " + cloudAccountId);
        }
    }

    /** By the Billing Center account. */
    public static SettlementChoice billingAccount() {
        return new SettlementChoice(SettlementMethod.BILLING_ACCOUNT, null);
    }

    /** By this cloud account. */
    public static SettlementChoice cloudAccount(UUID id) {
        return new SettlementChoice(SettlementMethod.CLOUD_ACCOUNT, id);
    }

    /** As others are told. */
    public Map<String, String> codes() {
        return cloudAccountId == null
                ? Map.of("method", method.name())
                : Map.of("method", method.name(), "cloudAccountId", cloudAccountId.toString());
    }
}
