package com.truewatch.billing.accounts.platform.limits;

/**
 * Two limits on one thing, both of which must hold.
 *
 * @param shorter within the shorter window
 * @param longer within the longer window, or the same as {@code shorter}
 */
public record Limits(Limit shorter, Limit longer) {
    /** One limit alone. */
    public static Limits of(Limit only) {
        return new Limits(only, only);
    }
}
