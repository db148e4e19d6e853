package com.truewatch.billing.accounts.undo;

/**
 * What has become of an undo.
 *
 * <pre>
 * CONTESTABLE -> CONTESTED -> DECIDED
 * CONTESTABLE -> VOID
 * </pre>
 *
 * <p>Seven days after the undo a CONTESTABLE one is EXPIRED.
 */
enum UndoState {
    /** Who lost an address to it may contest it. */
    CONTESTABLE,
    /** Somebody has, and staff have not decided yet. */
    CONTESTED,
    /** Two operators have decided. */
    DECIDED,
    /** They have decided about another undo of the account. */
    VOID,
    /** Seven days are over. */
    EXPIRED
}
