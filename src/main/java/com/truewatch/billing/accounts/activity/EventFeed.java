package com.truewatch.billing.accounts.activity;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How far the feed has been numbered and purged: one row, whose lock is the right to do either. */
@Entity
@Table(name = "event_feed")
class EventFeed {
    @Id
    @SuppressWarnings("UnusedVariable") // There is one row.
    private boolean one;

    private long last;
    private long purged;

    /** For Hibernate. */
    protected EventFeed() {}

    /** So many more events have their number. */
    void advance(int numbered) {
        last += numbered;
    }

    /** Events up to this number may be gone. */
    void purgedUpTo(long sequence) {
        purged = Math.max(purged, sequence);
    }

    /** The number of the newest event that has one; 0 before the first. */
    long last() {
        return last;
    }

    /** Whoever has not read up to here may have missed something. */
    long purged() {
        return purged;
    }
}
