package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.realname.subject.Subject;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands, in clear.
 *
 * @param standing out of its applications
 * @param subject of the application that is shown; null where there is none
 * @param refusal the words of the last refusal, where its holder should read them
 */
record RealNameView(
        CertificationStatus standing,
        @Nullable Subject subject,
        @Nullable String refusal) {
    /** Without whom it is about. */
    @Override
    public String toString() {
        return "RealNameView";
    }
}
