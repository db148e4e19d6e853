package com.truewatch.billing.accounts.account;

import java.util.Map;
import java.util.UUID;

/** Writes down what staff decide about an account outside of its own operations; implemented where their acts are kept. */
public interface OperatorRecord {
    /** Which of two accounts a cloud account is of; in the caller's transaction. */
    void disputeResolved(UUID accountId, Decided decided);

    /**
     * A decision.
     *
     * @param operator the subject of the operator's token
     * @param reason in the operator's words
     * @param before what was so, in codes
     * @param after what is so now
     */
    record Decided(String operator, String reason, Map<String, String> before, Map<String, String> after) {}
}
