package com.truewatch.billing.accounts.workspace.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountStatus;
import com.truewatch.billing.accounts.cloudaccount.settlement.PayingCloudAccount;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of settlement, one line each. */
class SettlementRefusalTest {
    private static final UUID ACCOUNT = UUID.randomUUID();
    private static final UUID PRESENT = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    /** What settles now: ACCOUNT or CLOUD; what is wanted: ACCOUNT, SAME or OTHER, with status and marketplace. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # status   lock               now     wanted  cloud account      marketplace  arbitrary hold  chosen  obstacle
            ACTIVE,    -,                 ACCOUNT, OTHER,  ACTIVE,             aws,         false, false, false, -
            ACTIVE,    -,                 ACCOUNT, ACCOUNT, -,                 -,           false, false, true,  -
            ACTIVE,    -,                 ACCOUNT, OTHER,  ACTIVE,             aws,         false, false, true,  MONTHLY_LIMIT
            ACTIVE,    -,                 ACCOUNT, OTHER,  ACTIVE,             aws-china,   false, false, false, OTHER_CLOUD
            ACTIVE,    -,                 ACCOUNT, OTHER,  ACTIVE,             aws-china,   true,  false, false, -
            ACTIVE,    -,                 ACCOUNT, OTHER,  ACTIVE,             aws-china,   false, false, true,  OTHER_CLOUD
            ACTIVE,    -,                 ACCOUNT, OTHER,  ACTIVE,             aws-china,   true,  false, true,  MONTHLY_LIMIT
            ACTIVE,    -,                 CLOUD,   OTHER,  ACTIVE,             aws,         false, false, false, BOUND_TO_CLOUD_ACCOUNT
            ACTIVE,    -,                 CLOUD,   OTHER,  ACTIVE,             aws,         true,  false, false, BOUND_TO_CLOUD_ACCOUNT
            ACTIVE,    -,                 CLOUD,   ACCOUNT, -,                 -,           false, false, false, BOUND_TO_CLOUD_ACCOUNT
            ACTIVE,    -,                 CLOUD,   SAME,   ACTIVE,             aws,         false, false, true,  -
            ACTIVE,    -,                 CLOUD,   SAME,   FROZEN,             aws,         false, false, true,  -
            ACTIVE,    -,                 ACCOUNT, OTHER,  FROZEN,             aws,         false, false, false, NOT_ACTIVE
            ACTIVE,    -,                 ACCOUNT, OTHER,  ENDING,             aws,         false, false, false, NOT_ACTIVE
            ACTIVE,    -,                 ACCOUNT, OTHER,  PENDING_ACTIVATION, aws,         false, false, false, NOT_ACTIVE
            ACTIVE,    -,                 CLOUD,   OTHER,  FROZEN,             aws-china,   false, false, true,  NOT_ACTIVE
            ACTIVE,    -,                 ACCOUNT, OTHER,  ENDED,              aws,         false, false, false, SUBSCRIPTION_ENDED
            ACTIVE,    -,                 CLOUD,   OTHER,  ENDED,              aws,         false, false, true,  SUBSCRIPTION_ENDED
            ACTIVE,    -,                 ACCOUNT, OTHER,  ACTIVE,             aws,         false, true,  false, ON_HOLD
            ACTIVE,    -,                 ACCOUNT, ACCOUNT, -,                 -,           false, true,  false, ON_HOLD
            ACTIVE,    -,                 ACCOUNT, OTHER,  ENDED,              aws,         false, true,  true,  ON_HOLD
            LOCKING,   ARREARS,           ACCOUNT, OTHER,  ACTIVE,             aws,         false, false, true,  -
            LOCKING,   ARREARS,           CLOUD,   OTHER,  ACTIVE,             aws,         false, false, false, BOUND_TO_CLOUD_ACCOUNT
            LOCKING,   SUBSCRIPTION_ENDED, ACCOUNT, ACCOUNT, -,                -,           false, false, true,  -
            LOCKING,   SUBSCRIPTION_ENDED, ACCOUNT, OTHER, ACTIVE,             aws-china,   false, false, true,  OTHER_CLOUD
            LOCKING,   SUBSCRIPTION_ENDED, ACCOUNT, OTHER, ACTIVE,             aws,         false, true,  true,  ON_HOLD
            LOCKED,    ARREARS,           ACCOUNT, OTHER,  ACTIVE,             aws,         true,  true,  true,  WORKSPACE_LOCKED
            LOCKED,    SUBSCRIPTION_ENDED, ACCOUNT, ACCOUNT, -,                -,           false, false, false, WORKSPACE_LOCKED
            DISSOLVED, -,                 -,       ACCOUNT, -,                 -,           false, true,  false, DISSOLVED
            DISSOLVED, ARREARS,           -,       OTHER,  ENDED,              aws,         false, true,  true,  DISSOLVED
            """)
    void theFirstThatAppliesIsTold(
            WorkspaceStatus status,
            LockReason lock,
            String now,
            String wanted,
            CloudAccountStatus cloudAccount,
            String marketplace,
            boolean arbitrary,
            boolean hold,
            boolean chosen,
            SettlementRefusal expected) {
        SettlementContext context = new SettlementContext(
                status, lock, present(now), Set.of("aws", "alibaba-cloud"), arbitrary, hold, chosen);

        assertEquals(
                Optional.ofNullable(expected),
                SettlementRefusal.of(context, wanted(wanted, cloudAccount, marketplace)));
    }

    @Test
    void onlyTheEndOfASubscriptionMakesTheAccountANewChoice() {
        SettlementChoice account = SettlementChoice.billingAccount();

        assertEquals(true, locking(LockReason.ARREARS).isInForce(account));
        assertEquals(false, locking(LockReason.SUBSCRIPTION_ENDED).isInForce(account));
    }

    private static SettlementContext locking(LockReason reason) {
        return new SettlementContext(
                WorkspaceStatus.LOCKING, reason, SettlementChoice.billingAccount(), Set.of("aws"), false, false, false);
    }

    private static @Nullable SettlementChoice present(@Nullable String now) {
        if (now == null) {
            return null;
        }
        return now.equals("CLOUD") ? SettlementChoice.cloudAccount(PRESENT) : SettlementChoice.billingAccount();
    }

    private static RequestedSettlement wanted(String wanted, CloudAccountStatus status, String marketplace) {
        return wanted.equals("ACCOUNT")
                ? RequestedSettlement.billingAccount()
                : RequestedSettlement.by(
                        new PayingCloudAccount(wanted.equals("SAME") ? PRESENT : OTHER, ACCOUNT, marketplace, status));
    }
}
