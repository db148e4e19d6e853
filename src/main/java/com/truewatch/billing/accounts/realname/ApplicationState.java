package com.truewatch.billing.accounts.realname;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an application is.
 *
 * <pre>
 * PENDING -> APPROVED -> REPLACED   a later application of the account was approved instead
 *    |           '-----> REVOKED    staff have taken the certification back
 *    |-----> REJECTED               with a reason; another application may follow
 *    '-----> WITHDRAWN              by its holder
 * </pre>
 */
public enum ApplicationState {
    /** Waits for staff. */
    PENDING,
    /** What it says is certified. */
    APPROVED,
    /** Refused with a reason. */
    REJECTED,
    /** Taken back before a decision. */
    WITHDRAWN,
    /** Was certified until a newer one was. */
    REPLACED,
    /** Was certified until staff took that back. */
    REVOKED;

    /** The states that may follow. */
    Set<ApplicationState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(APPROVED, REJECTED, WITHDRAWN);
            case APPROVED -> EnumSet.of(REPLACED, REVOKED);
            case REJECTED, WITHDRAWN, REPLACED, REVOKED -> EnumSet.noneOf(ApplicationState.class);
        };
    }
}
