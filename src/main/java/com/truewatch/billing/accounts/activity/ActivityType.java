package com.truewatch.billing.accounts.activity;

/** What the holder's timeline tells. */
public enum ActivityType {
    /** Someone logged in, or tried to with a wrong secret. */
    LOGIN,
    /** A session was ended by its holder. */
    LOGOUT,
    /** One or more sessions were ended by their holder from another one, or by staff. */
    SESSION_REVOKED,
    /** A refresh token was used again after its time: the session was ended. */
    REFRESH_TOKEN_REUSED,
    /** The profile or the language was edited. */
    PROFILE_CHANGED,
    /** A change of email or phone was begun. */
    CREDENTIAL_CHANGE_STARTED,
    /** The current address was proved by its code, or a wrong code was given for it. */
    CURRENT_CODE_ENTERED,
    /** The new address was named and a code went there. */
    NEW_ADDRESS_GIVEN,
    /** A wrong code was given for the new address, or a right one for an address that is taken. */
    NEW_CODE_ENTERED,
    /** The code of a step was sent anew. */
    CODE_RESENT,
    /** A change was given up, by its holder or because its session ended or a newer one began. */
    CREDENTIAL_CHANGE_CANCELLED,
    /** A change was undone by the link in its notice; it may also say that a password was removed. */
    CREDENTIAL_CHANGE_UNDONE,
    /** An undo was contested by the link in its notice. */
    UNDO_CONTESTED,
    /** The email is another one now. */
    EMAIL_CHANGED,
    /** The phone is another one now, or the first one is bound. */
    PHONE_CHANGED,
    /** The account was made. */
    REGISTERED,
    /** A code to log in or to reset the password was asked for. */
    CODE_REQUESTED,
    /** The password was changed, or the first one was set, in a session; or a wrong one was given for that. */
    PASSWORD_CHANGED,
    /** A second factor was enrolled. */
    FACTOR_ENROLLED,
    /** A second factor was removed. */
    FACTOR_REMOVED,
    /** A recovery code was the second proof of a login. */
    RECOVERY_CODE_USED,
    /** Staff have begun to remove second factors that their holder has lost. */
    FACTOR_REMOVAL_OPENED,
    /** That was stopped, because somebody has proved a factor. */
    FACTOR_REMOVAL_STOPPED,
    /** The link in the notice of a change of second factors has ended every session and held the account. */
    FACTOR_CHANGE_HELD,
    /** A change of second factors was undone by that link and the password from before. */
    FACTOR_CHANGE_UNDONE,
    /** A passkey signed whose counter did not rise: there is a copy of it. */
    PASSKEY_COPIED,
    /** A secret was shown again in a session, or a wrong one was. */
    IDENTITY_PROVED,
    /** A new password was set by a code, or a wrong code was given for that. */
    PASSWORD_RESET,
    /** Staff have stopped the account, for good or until a time; or it was stopped for them to decide. */
    ACCOUNT_FROZEN,
    /** Staff have given the account back. */
    ACCOUNT_UNFROZEN,
    /** Staff have begun to replace an address that its holder has lost. */
    ADDRESS_RECOVERY_OPENED,
    /** The address that is to take its place was proved, or a wrong code was given for it. */
    ADDRESS_RECOVERY_CONFIRMED,
    /** A known address has stopped that. */
    ADDRESS_RECOVERY_CANCELLED,
    /** Staff have put the account's counters back to nothing. */
    LIMITS_CLEARED,
    /** A copy of everything that is kept about the holder was taken. */
    DATA_EXPORTED,
    /** A code to close the account was asked for. */
    CLOSURE_REQUESTED,
    /** The account was closed for good, or a wrong code was given for that. */
    ACCOUNT_CLOSED,
    /** An application for real-name authentication was submitted. */
    REAL_NAME_SUBMITTED,
    /** The holder has taken it back. */
    REAL_NAME_WITHDRAWN,
    /** Staff have certified the account. */
    REAL_NAME_APPROVED,
    /** Staff have refused an application. */
    REAL_NAME_REJECTED,
    /** Staff have taken the certification back. */
    REAL_NAME_REVOKED,
    /** A workspace sends its bills to the account from now on, or a wrong code was given for that. */
    WORKSPACE_BOUND,
    /** A workspace came from another account. */
    WORKSPACE_ARRIVED,
    /** A workspace moved to another account. */
    WORKSPACE_LEFT,
    /** Another method settles a workspace. */
    WORKSPACE_SETTLEMENT_CHANGED,
    /** The countdown of a workspace has begun. */
    WORKSPACE_LOCKING,
    /** The countdown of a workspace has run out. */
    WORKSPACE_LOCKED,
    /** The countdown of a workspace was ended in time. */
    WORKSPACE_UNLOCKED,
    /** A workspace is gone. */
    WORKSPACE_DISSOLVED,
    /** A cloud account was claimed. */
    CLOUD_ACCOUNT_CLAIMED,
    /** Its marketplace says that it is paid for. */
    CLOUD_ACCOUNT_ACTIVE,
    /** Its marketplace says that it is overdue. */
    CLOUD_ACCOUNT_FROZEN,
    /** Its marketplace says that it was cancelled or has run out. */
    CLOUD_ACCOUNT_ENDING,
    /** Its marketplace says that it is over. */
    CLOUD_ACCOUNT_ENDED,
    /** Staff gave a cloud account to another account, whose it is. */
    CLOUD_ACCOUNT_LEFT
}
