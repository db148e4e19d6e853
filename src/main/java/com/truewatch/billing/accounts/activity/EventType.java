package com.truewatch.billing.accounts.activity;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What other services are told. */
public enum EventType {
    /** There is a new account. */
    ACCOUNT_REGISTERED,
    /** The password was set, changed, reset, or removed by an undo. */
    ACCOUNT_PASSWORD_CHANGED,
    /** The login email is another one. */
    ACCOUNT_EMAIL_CHANGED,
    /** The login phone is another one. */
    ACCOUNT_PHONE_CHANGED,
    /** The profile was edited. */
    ACCOUNT_PROFILE_CHANGED,
    /** The account was stopped by staff, or for them to decide; the directory says until when. */
    ACCOUNT_FROZEN,
    /** The account is in use again. */
    ACCOUNT_UNFROZEN,
    /** A change was undone, and the account is on hold; the directory says until when. */
    ACCOUNT_HELD,
    /** That time has come, or two operators have decided before. */
    ACCOUNT_RELEASED,
    /** The account is closed for good, and the directory knows it no longer. */
    ACCOUNT_CLOSED,
    /** An application for real-name authentication waits for review. */
    REAL_NAME_SUBMITTED,
    /** The account is certified, or certified anew. */
    REAL_NAME_APPROVED,
    /** An application was refused. */
    REAL_NAME_REJECTED,
    /** A certification was taken back. */
    REAL_NAME_REVOKED,
    /** An application was taken back by its holder. */
    REAL_NAME_WITHDRAWN,
    /** A workspace sends its bills to this account now. */
    WORKSPACE_BOUND,
    /** It has moved from another account to this one. */
    WORKSPACE_TRANSFERRED,
    /** Another method settles it from now on. */
    WORKSPACE_SETTLEMENT_CHANGED,
    /** Its countdown has begun. */
    WORKSPACE_LOCKING,
    /** Its countdown has run out: the lock is final. */
    WORKSPACE_LOCKED,
    /** Its countdown was ended in time. */
    WORKSPACE_UNLOCKED,
    /** It is gone. */
    WORKSPACE_DISSOLVED,
    /** A cloud account belongs to this account now. */
    CLOUD_ACCOUNT_CLAIMED,
    /** It may settle workspaces. */
    CLOUD_ACCOUNT_ACTIVE,
    /** It is overdue at its marketplace: it accepts no other workspace. */
    CLOUD_ACCOUNT_FROZEN,
    /** It was cancelled or has run out, and is about to end. */
    CLOUD_ACCOUNT_ENDING,
    /** It settles nothing any more. */
    CLOUD_ACCOUNT_ENDED;

    /** Those that the first release did not tell of. */
    private static final Set<EventType> SINCE_0_2_0 = EnumSet.of(ACCOUNT_HELD, ACCOUNT_RELEASED);

    /** What comes before the dot. */
    private static final List<String> KINDS = List.of("ACCOUNT", "REAL_NAME", "WORKSPACE", "CLOUD_ACCOUNT");

    /** As it travels, for example {@code account.email-changed}. */
    public String wireName() {
        String kind = KINDS.stream().filter(name()::startsWith).findFirst().orElseThrow();
        return (kind + "." + name().substring(kind.length() + 1))
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
    }

    /** The release of this service that was the first to tell of it. */
    public String since() {
        return SINCE_0_2_0.contains(this) ? "0.2.0" : "0.1.0";
    }

    /** The codes that its data has, beside whose it is and the version. */
    public Set<EventCode> codes() {
        if (name().startsWith("CLOUD_ACCOUNT_")) {
            return EnumSet.of(EventCode.PROVIDER, EventCode.STATUS);
        }
        if (this == WORKSPACE_SETTLEMENT_CHANGED) {
            return EnumSet.of(EventCode.METHOD, EventCode.CLOUD_ACCOUNT_ID, EventCode.CAUSE);
        }
        return this == WORKSPACE_LOCKING ? EnumSet.of(EventCode.REASON) : EnumSet.noneOf(EventCode.class);
    }
}
