package com.truewatch.billing.accounts.platform.wire;

/** A request by a method that nobody here has. */
final class UnknownMethodException extends Exception {
    private static final long serialVersionUID = 1L;
}
