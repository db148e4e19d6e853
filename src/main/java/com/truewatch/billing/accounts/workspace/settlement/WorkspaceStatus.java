package com.truewatch.billing.accounts.workspace.settlement;

/** Where a workspace is: ACTIVE -> LOCKING -> LOCKED, back from LOCKING to ACTIVE; from each of them -> DISSOLVED. */
public enum WorkspaceStatus {
    /** In use. */
    ACTIVE,
    /** Its countdown runs. */
    LOCKING,
    /** Its countdown has run out: nothing opens it again, others clear its data. */
    LOCKED,
    /** Gone; its id is never bound again. */
    DISSOLVED
}
