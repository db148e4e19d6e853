package com.truewatch.billing.accounts.credential;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where a change is.
 *
 * <pre>
 * CURRENT_CODE_SENT -> CURRENT_VERIFIED -> NEW_CODE_SENT -> COMPLETED
 *                              ^                 |
 *                              '-----------------'  the new address turned out to be taken
 * </pre>
 *
 * <p>An open state may also end in CANCELLED, EXPIRED or LOCKED.
 */
enum ChangeState {
    /** A code is on its way to the current address. */
    CURRENT_CODE_SENT,
    /** The current address is proved; the new one is wanted. */
    CURRENT_VERIFIED,
    /** A code is on its way to the new address. */
    NEW_CODE_SENT,
    /** The new address logs in, the former no longer does. */
    COMPLETED,
    /** Given up, replaced by a newer change, or its session ended. */
    CANCELLED,
    /** Thirty minutes were over. */
    EXPIRED,
    /** A step's tries were used up. */
    LOCKED;

    /** The states that may follow. */
    Set<ChangeState> next() {
        return switch (this) {
            case CURRENT_CODE_SENT -> EnumSet.of(CURRENT_VERIFIED, CANCELLED, EXPIRED, LOCKED);
            case CURRENT_VERIFIED -> EnumSet.of(NEW_CODE_SENT, CANCELLED, EXPIRED);
            case NEW_CODE_SENT -> EnumSet.of(COMPLETED, CURRENT_VERIFIED, CANCELLED, EXPIRED, LOCKED);
            case COMPLETED, CANCELLED, EXPIRED, LOCKED -> EnumSet.noneOf(ChangeState.class);
        };
    }

    /** Whether something can still come of it. */
    boolean isOpen() {
        return !next().isEmpty();
    }

    /** What the holder does next. */
    NextAction nextAction() {
        return switch (this) {
            case CURRENT_CODE_SENT -> NextAction.ENTER_CURRENT_CODE;
            case CURRENT_VERIFIED -> NextAction.ENTER_NEW_ADDRESS;
            case NEW_CODE_SENT -> NextAction.ENTER_NEW_CODE;
            case COMPLETED, CANCELLED, EXPIRED, LOCKED -> NextAction.NONE;
        };
    }

    /** What a holder can be asked for. */
    enum NextAction {
        /** The code that went to the current address. */
        ENTER_CURRENT_CODE,
        /** The new address. */
        ENTER_NEW_ADDRESS,
        /** The code that went to the new address. */
        ENTER_NEW_CODE,
        /** Nothing: it is closed. */
        NONE
    }
}
