package com.truewatch.billing.accounts.undo;

/**
 * What has become of the right to undo a change.
 *
 * <pre>
 * OPEN -> UNDONE
 * OPEN -> VOID
 * </pre>
 *
 * <p>Seven days after the change an OPEN one is EXPIRED.
 */
enum UndoRightState {
    /** The change can be undone. */
    OPEN,
    /** The change is undone. */
    UNDONE,
    /** An earlier change was undone and this one with it, or staff have decided whose the account is. */
    VOID,
    /** Seven days are over. */
    EXPIRED
}
