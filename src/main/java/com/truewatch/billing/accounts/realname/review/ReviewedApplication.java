package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.realname.RealNameApplication;
import com.truewatch.billing.accounts.realname.document.Document;
import com.truewatch.billing.accounts.realname.subject.Subject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application in clear.
 *
 * @param application itself
 * @param subject whom it is about
 * @param reason of its refusal or revocation
 * @param documents those that are still kept
 * @param warnings of its numbers
 * @param otherAccounts that have applied for the same enterprise or person
 */
record ReviewedApplication(
        RealNameApplication application,
        Subject subject,
        @Nullable String reason,
        List<Document> documents,
        List<NumberWarning> warnings,
        List<UUID> otherAccounts) {
    /** Without whom it is about. */
    @Override
    public String toString() {
        return "ReviewedApplication";
    }
}
