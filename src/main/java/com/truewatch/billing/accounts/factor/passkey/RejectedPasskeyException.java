package com.truewatch.billing.accounts.factor.passkey;

/** An answer that is not taken: nothing has happened. */
final class RejectedPasskeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final PasskeyRejection reason;

    RejectedPasskeyException(PasskeyRejection reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    PasskeyRejection reason() {
        return reason;
    }
}
