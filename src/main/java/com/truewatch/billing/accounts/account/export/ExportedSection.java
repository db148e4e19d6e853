package com.truewatch.billing.accounts.account.export;

/** The sections of an export in their order: the account, then what each floor of the features keeps. */
public enum ExportedSection {
    /** The proved addresses with the times of their proofs, and those that are reserved for the account. */
    ADDRESSES("addresses"),
    /** What the account has besides its profile: settings of staff, when the password was set, the agreement. */
    DETAILS("details"),
    /** The timeline. */
    ACTIVITY("activity"),
    /** What other services were told of the account. */
    EVENTS("events"),
    /** Which messages were sent and when, without their codes and links. */
    MESSAGES("messages"),
    /** Calls with an {@code Idempotency-Key} whose answers are still kept. */
    KEPT_ANSWERS("keptAnswers"),
    /** Codes that were asked for, without the codes. */
    CODES("codes"),
    /** Wrong codes, passwords and second proofs that are still counted. */
    FAILED_ATTEMPTS("failedAttempts"),
    /** Browsers that the account knows, without what they are known by. */
    KNOWN_BROWSERS("knownBrowsers"),
    /** Applications for real-name authentication, with what they say. */
    REAL_NAME_APPLICATIONS("realNameApplications"),
    /** Their documents, and those that wait for an application. */
    REAL_NAME_DOCUMENTS("realNameDocuments"),
    /** When these were read and decided. */
    REAL_NAME_ACTS("realNameActs"),
    /** Sessions, without their tokens. */
    SESSIONS("sessions"),
    /** Logins that waited or wait for their second proof. */
    LOGIN_TICKETS("loginTickets"),
    /** Tickets by which the console sent the holder over. */
    ENTRY_TICKETS("entryTickets"),
    /** Changes of email and phone. */
    CREDENTIAL_CHANGES("credentialChanges"),
    /** Rights to undo them. */
    UNDO_RIGHTS("undoRights"),
    /** What was undone, and how a contest of it was decided. */
    UNDOS("undos"),
    /** What staff did with the account. */
    OPERATOR_ACTS("operatorActs"),
    /** Searches of staff that found the account. */
    OPERATOR_SEARCHES("operatorSearches"),
    /** Searches of other services that found the account. */
    DIRECTORY_LOOKUPS("directoryLookups"),
    /** Second factors, without their secrets. */
    FACTORS("factors"),
    /** Second factors that somebody began to enrol. */
    FACTOR_REGISTRATIONS("factorRegistrations"),
    /** Changes of second factors that can be undone, or could. */
    FACTOR_CHANGES("factorChanges"),
    /** Removals of second factors by staff. */
    FACTOR_REMOVALS("factorRemovals"),
    /** Recoveries of a lost address. */
    ADDRESS_RECOVERIES("addressRecoveries"),
    /** Cloud accounts. */
    CLOUD_ACCOUNTS("cloudAccounts"),
    /** The subscriptions behind them. */
    CLOUD_SUBSCRIPTIONS("cloudSubscriptions"),
    /** Claims by which the account got them. */
    CLOUD_ACCOUNT_CLAIMS("cloudAccountClaims"),
    /** Disputes about them. */
    CLOUD_ACCOUNT_DISPUTES("cloudAccountDisputes"),
    /** Workspaces. */
    WORKSPACES("workspaces"),
    /** The history of their settlement. */
    SETTLEMENTS("settlements"),
    /** A closure that was asked for. */
    CLOSURE_REQUESTS("closureRequests");

    private final String member;

    ExportedSection(String member) {
        this.member = member;
    }

    /** The member of the export that has it. */
    public String member() {
        return member;
    }
}
