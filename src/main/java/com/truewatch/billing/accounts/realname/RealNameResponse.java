package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.RealNameState;
import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.realname.Subject.Enterprise;
import com.truewatch.billing.accounts.realname.Subject.Individual;
import com.truewatch.billing.accounts.realname.number.IdentityNumbers;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Real-name authentication as the holder sees it: numbers are masked. */
@Schema(name = "RealName", description = "Real-name authentication as the holder sees it: numbers are masked.")
record RealNameResponse(
        RealNameState state,

        @Nullable SubjectType subjectType,

        @Schema(description = "The title of invoices once certified.") @Nullable String legalName,

        @Nullable String country,

        @Schema(description = "Of an enterprise.") @Nullable String registrationNumberMasked,

        @Schema(description = "Of an enterprise.") @Nullable String taxIdMasked,

        @Schema(description = "Of an enterprise.") @Nullable String legalRepresentativeMasked,

        @Schema(description = "Of a person.") @Nullable String idNumberMasked,

        @Schema(description = "Why staff have refused the last application, or taken the certification back.") @Nullable String rejectionReason,

        @Nullable Instant submittedAt,

        @Schema(description = "When staff are to have decided: three working days after it was submitted.") @Nullable Instant dueAt,

        @Nullable Instant decidedAt,

        @Schema(description = "The application that all of this is about.") @Nullable UUID applicationId,

        @Schema(description = "The application that waits for review.") @Nullable UUID pendingApplicationId) {
    static RealNameResponse from(RealNameView view) {
        RealNameApplication shown = view.standing().shown();
        RealNameApplication pending = view.standing().pending();
        Subject subject = view.subject();
        Enterprise enterprise = subject instanceof Enterprise it ? it : null;
        return new RealNameResponse(
                view.standing().state(),
                subject == null ? null : subject.type(),
                subject == null ? null : subject.legalName(),
                subject == null ? null : subject.country(),
                enterprise == null ? null : IdentityNumbers.masked(enterprise.registrationNumber()),
                enterprise == null || enterprise.taxId() == null ? null : IdentityNumbers.masked(enterprise.taxId()),
                enterprise == null ? null : maskedName(enterprise.legalRepresentative()),
                subject instanceof Individual person ? IdentityNumbers.masked(person.idNumber()) : null,
                view.refusal(),
                shown == null ? null : shown.submittedAt(),
                shown == null ? null : shown.dueAt(),
                shown == null ? null : shown.decidedAt(),
                shown == null ? null : shown.id().id(),
                pending == null ? null : pending.id().id());
    }

    /** Its first character, and no word of how long it is. */
    private static String maskedName(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)) + "**";
    }
}
