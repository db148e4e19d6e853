package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import java.util.Optional;
import java.util.stream.Stream;

/** What the marketplace asks for by a call that it wants answered. */
enum SpiAction {
    /** An instance is bought: the same one for each repeat of the order. */
    CREATE_INSTANCE("createInstance", "orderBizId"),
    /** It is paid for until later, or its debt is paid. */
    RENEW_INSTANCE("renewInstance", ""),
    /** It is overdue. */
    EXPIRED_INSTANCE("expiredInstance", ""),
    /** It is over. */
    RELEASE_INSTANCE("releaseInstance", "instanceId"),
    /** It is of another plan. */
    UPGRADE_INSTANCE("upgradeInstance", ""),
    /** A renewal was given back: it is paid for until earlier. */
    REFUND_RENEW_INSTANCE("refundRenewInstance", ""),
    /** An order is paid; the ledger keeps that. */
    ORDER_PAY("orderPay", "requestId");

    private final String word;
    private final String identity;

    SpiAction(String word, String identity) {
        this.word = word;
        this.identity = identity;
    }

    /** By the marketplace's word; empty for what we do not know. */
    static Optional<SpiAction> of(String word) {
        return Stream.of(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    /**
     * The parameter by which a call is known again: the same one is handled once. Empty where a call may rightly come
     * again in the same words, as when an instance is overdue a second time: each counts then, as they come.
     */
    String identity() {
        return identity;
    }
}
