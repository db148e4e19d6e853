package com.truewatch.billing.accounts.cloudaccount.aws;

/** A call of AWS did not do what it was for. */
final class AwsFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    AwsFailure(Reason reason, String code) {
        super(reason + " " + code);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /** Why. */
    enum Reason {
        /** The buyer must go back and come again with another token. */
        TOKEN_REFUSED,
        /** AWS is busy, away or not understood; the same call may succeed later. */
        AWAY,
        /** Our credentials or settings are wrong. */
        MISCONFIGURED
    }
}
