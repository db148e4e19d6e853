package com.truewatch.billing.accounts.activity;

/** What the data of some events tells beside whose they are and the version. */
public enum EventCode {
    /** Why. */
    REASON("reason"),
    /** By what a workspace is settled. */
    METHOD("method"),
    /** By which cloud account; only where it is one. */
    CLOUD_ACCOUNT_ID("cloudAccountId"),
    /** Through what. */
    CAUSE("cause"),
    /** The cloud. */
    PROVIDER("provider"),
    /** What a cloud account is now. */
    STATUS("status");

    private final String wireName;

    EventCode(String wireName) {
        this.wireName = wireName;
    }

    /** As it travels. */
    public String wireName() {
        return wireName;
    }

    /** Whether every event of a type that has it tells it. */
    public boolean isAlwaysThere() {
        return this != CLOUD_ACCOUNT_ID;
    }
}
