package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Something became of a change, for whoever counts it once it is committed.
 *
 * @param credential whose
 * @param outcome what
 * @param reason why it was refused; null for anything else
 */
record ChangeMetricEvent(
        Credential credential, Outcome outcome, @Nullable Problem reason) {
    /** What can become of one. */
    enum Outcome {
        STARTED,
        COMPLETED,
        CANCELLED,
        /** A step was: the change may go on. */
        REFUSED
    }
}
