package com.truewatch.billing.accounts.realname.eligibility;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.RealNameState;
import com.truewatch.billing.accounts.realname.subject.Subject;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account may get invoices, and to whom they are made out.
 *
 * @param accountId whose
 * @param refusal why not; null where it may
 * @param subject whom staff have certified; null where it may not
 */
record InvoiceEligibility(
        UUID accountId, @Nullable Refusal refusal, @Nullable Subject subject) {
    /** Why an account gets no invoices. */
    @Schema(name = "IneligibilityReason")
    enum Refusal {
        /** Never applied. */
        NOT_SUBMITTED,
        /** Waits for review. */
        PENDING,
        /** Staff have refused the application. */
        REJECTED,
        /** Staff have taken the certification back. */
        REVOKED,
        /** An undo holds the account: somebody may have taken it over. */
        ON_HOLD,
        /** Stopped by staff. */
        ACCOUNT_FROZEN,
        /** Gone. */
        ACCOUNT_CLOSED
    }

    /** Why this account gets none at this time; null where it may. */
    static @Nullable Refusal refusalOf(Account account, Instant now) {
        return switch (account.standing().status(now)) {
            case CLOSED -> Refusal.ACCOUNT_CLOSED;
            case FROZEN -> Refusal.ACCOUNT_FROZEN;
            case ACTIVE -> account.standing().isOnHold(now) ? Refusal.ON_HOLD : refusalOf(account.realNameState());
        };
    }

    private static @Nullable Refusal refusalOf(RealNameState state) {
        return switch (state) {
            case NOT_SUBMITTED -> Refusal.NOT_SUBMITTED;
            case PENDING -> Refusal.PENDING;
            case REJECTED -> Refusal.REJECTED;
            case REVOKED -> Refusal.REVOKED;
            case VERIFIED -> null;
        };
    }

    /** Without whom it is about. */
    @Override
    public String toString() {
        return "InvoiceEligibility";
    }
}
