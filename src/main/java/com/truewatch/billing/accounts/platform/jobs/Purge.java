package com.truewatch.billing.accounts.platform.jobs;

import java.time.Instant;

/** Deletes what a feature has kept long enough; run hourly. */
public interface Purge {
    /** How many rows one transaction deletes at most: it holds their locks for milliseconds, and others go on. */
    int BATCH = 1000;

    /** What it deletes, for the log. */
    String name();

    /**
     * Deletes at most {@link #BATCH} rows whose time is over, in the transaction of the caller; passes over rows that
     * are locked or still referenced, which the next run finds.
     *
     * @return how many; a full batch is followed by another one
     */
    int purge(Instant now);
}
