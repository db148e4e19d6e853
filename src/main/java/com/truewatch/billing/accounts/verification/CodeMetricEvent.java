package com.truewatch.billing.accounts.verification;

/**
 * Something became of a code, for whoever counts it once it is committed.
 *
 * @param purpose whose
 * @param outcome what
 */
record CodeMetricEvent(Purpose purpose, Outcome outcome) {
    /** What can become of one. */
    enum Outcome {
        /** On its way, for the first time or anew. */
        SENT,
        /** Entered, and used up by what it allows. */
        CONFIRMED,
        /** Another one was entered, or one that was too late, once too often or not to be compared now. */
        REFUSED
    }
}
