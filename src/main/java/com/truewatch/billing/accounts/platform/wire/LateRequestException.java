package com.truewatch.billing.accounts.platform.wire;

/** The head of a request that was not there in time. */
final class LateRequestException extends Exception {
    private static final long serialVersionUID = 1L;
}
