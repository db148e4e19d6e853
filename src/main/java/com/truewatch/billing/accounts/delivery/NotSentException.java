package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.delivery.sms.SmsFailure;
import com.truewatch.billing.accounts.delivery.sms.SmsOutcome;

/** A text message that has certainly not left yet: the queue tries again later. */
public class NotSentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SmsFailure failure;

    public NotSentException(SmsOutcome.Failed failed) {
        super(failed.gateway() + ": " + failed.failure(), null, false, false);
        this.failure = failed.failure();
    }

    /** Whether only a worker's turn is missing, not the gateway. */
    boolean isForWantOfATurn() {
        return failure == SmsFailure.BUSY;
    }
}
