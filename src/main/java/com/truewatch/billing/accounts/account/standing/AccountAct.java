package com.truewatch.billing.accounts.account.standing;

/**
 * What is done with an account, by whom, and in which of its states: the one table that every guard asks. With an account
 * in use everything goes, with a closed one nothing; the sessions of a frozen or closed one have ended.
 */
public enum AccountAct {
    /** A login by password. */
    LOG_IN_BY_PASSWORD(Actor.HOLDER, true, false),
    /** A login by a code: whoever an undo has thrown out may still read the messages. */
    LOG_IN_BY_CODE(Actor.HOLDER, false, false),
    /** A login by a passkey: one that came with a change is removed with it. */
    LOG_IN_BY_PASSKEY(Actor.HOLDER, true, false),
    /** A login by a ticket of the console. */
    LOG_IN_BY_TICKET(Actor.HOLDER, true, false),
    /** A new password by a code to the email, which is the one that an undo has left. */
    RESET_PASSWORD(Actor.HOLDER, true, false),
    /** Another password, or a first one, in a session. */
    CHANGE_PASSWORD(Actor.HOLDER, false, false),
    /** Looking, and going on with a session. */
    READ(Actor.HOLDER, true, false),
    /** Profile and language. */
    EDIT_PROFILE(Actor.HOLDER, true, false),
    /** Every step of a change of email or phone. */
    CHANGE_ADDRESS(Actor.HOLDER, false, false),
    /** Giving such a change up. */
    CANCEL_ADDRESS_CHANGE(Actor.HOLDER, true, false),
    /** What settles a workspace. */
    CHOOSE_SETTLEMENT(Actor.HOLDER, false, false),
    /** A cloud account more. */
    CLAIM_CLOUD_ACCOUNT(Actor.HOLDER, false, false),
    /** The alias of a cloud account. */
    NAME_CLOUD_ACCOUNT(Actor.HOLDER, true, false),
    /** An application for real-name authentication, and its documents. */
    APPLY_FOR_REAL_NAME(Actor.HOLDER, false, false),
    /** Taking such an application back. */
    WITHDRAW_REAL_NAME(Actor.HOLDER, true, false),
    /** A second factor more, or one less, and new recovery codes. */
    CHANGE_FACTORS(Actor.HOLDER, false, false),
    /** The name of a second factor. */
    NAME_FACTOR(Actor.HOLDER, true, false),
    /** Taking a copy of everything that is kept about its holder. */
    EXPORT_DATA(Actor.HOLDER, false, false),
    /** Closing the account. */
    CLOSE(Actor.HOLDER, false, false),
    /** Taking changes of address back. */
    UNDO_CHANGES(Actor.LINK, true, false),
    /** Contesting that. */
    CONTEST_UNDO(Actor.LINK, true, true),
    /** Proving the address that is to replace a lost one. */
    CONFIRM_RECOVERY(Actor.LINK, true, true),
    /** Stopping the replacement of an address. */
    CANCEL_RECOVERY(Actor.LINK, true, true),
    /** A ticket by which the console sends its owner over. */
    ISSUE_ENTRY_TICKET(Actor.SERVICE, true, false),
    /** A workspace more. */
    BIND_WORKSPACE(Actor.SERVICE, false, true),
    /** The same by a code of the holder. */
    CONFIRM_BINDING(Actor.SERVICE, false, false),
    /** A workspace that comes or goes. */
    TRANSFER_WORKSPACE(Actor.SERVICE, false, false),
    /** The countdown of a lock, its end, and a workspace that is dissolved. */
    LOCK_WORKSPACE(Actor.SERVICE, true, true),
    /** What a marketplace says of a subscription. */
    FOLLOW_MARKETPLACE(Actor.SERVICE, true, true),
    /** A freeze, or another end of one; not while a contest waits for its decision. */
    FREEZE(Actor.OPERATOR, true, true),
    /** Ending sessions, clearing limits, allowing every marketplace, reviewing real names. */
    ADMINISTER(Actor.OPERATOR, true, true),
    /** Opening a recovery of a lost address or factor, and agreeing to it; it takes effect in an account in use only. */
    OPEN_RECOVERY(Actor.OPERATOR, true, true),
    /** Replacing a lost address, or removing lost factors, when the time has come. */
    COMPLETE_RECOVERY(Actor.OPERATOR, false, false);

    /** Who does it. */
    public enum Actor {
        /** In a session, or about to begin one. */
        HOLDER("the holder"),
        /** Whoever reads a message. */
        LINK("whoever has the link or the code of a message"),
        /** Another service, or a marketplace. */
        SERVICE("another service"),
        /** Staff. */
        OPERATOR("an operator");

        private final String words;

        Actor(String words) {
            this.words = words;
        }

        /** As the manual says it. */
        public String words() {
            return words;
        }
    }

    private final Actor actor;
    private final boolean onHold;
    private final boolean whileFrozen;

    AccountAct(Actor actor, boolean onHold, boolean whileFrozen) {
        this.actor = actor;
        this.onHold = onHold;
        this.whileFrozen = whileFrozen;
    }

    /** Who does it. */
    public Actor actor() {
        return actor;
    }

    /** Whether an account on hold allows it. */
    public boolean isOpenOnHold() {
        return onHold;
    }

    /** Whether a frozen account allows it. */
    public boolean isOpenWhileFrozen() {
        return whileFrozen;
    }
}
