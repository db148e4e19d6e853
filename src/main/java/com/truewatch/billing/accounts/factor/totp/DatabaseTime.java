package com.truewatch.billing.accounts.factor.totp;

import java.time.Instant;

/** The database's clock: the steps of one account are counted by one clock, whichever replica a value comes to. */
interface DatabaseTime {
    /** What it shows now. */
    Instant now();
}
