package com.truewatch.billing.accounts.platform.wire;

/** A request that may be read in more than one way, or in none. */
final class MalformedRequestException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String rule;

    MalformedRequestException(String rule) {
        super(rule);
        this.rule = rule;
    }

    /** What would be right, for the client. */
    String rule() {
        return rule;
    }
}
