package com.truewatch.billing.accounts.undo;

/**
 * What has become of the right to undo a change.
 *
 * <pre>
 * OPEN -> UNDONE -> CONTESTED
 * OPEN -> VOID
 * </pre>
 *
 * <p>Seven days after the change an OPEN one is EXPIRED, and seven days after the undo an UNDONE one.
 */
enum UndoState {
    /** The change can be undone. */
    OPEN,
    /** The change is undone, which can be contested. */
    UNDONE,
    /** Who lost an address to the undo has contested it. */
    CONTESTED,
    /** An earlier change of the same credential was undone, and this one with it. */
    VOID,
    /** Seven days are over. */
    EXPIRED
}
