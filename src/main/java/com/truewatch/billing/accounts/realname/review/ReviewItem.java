package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.realname.ApplicationState;
import com.truewatch.billing.accounts.realname.RealNameApplication;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application without what it says. */
@Schema(name = "RealNameReviewItem", description = "An application without what it says.")
record ReviewItem(
        UUID id,
        UUID accountId,
        SubjectType subjectType,
        ApplicationState state,

        @Schema(description = "The application that ends when this one is approved.") @Nullable UUID replaces,

        Instant submittedAt,

        @Schema(description = "Three working days after it was submitted.")
        Instant dueAt,

        @Nullable Instant decidedAt) {
    static ReviewItem from(RealNameApplication application) {
        return new ReviewItem(
                application.id().id(),
                application.id().accountId(),
                application.subjectType(),
                application.state(),
                application.replaces(),
                application.submittedAt(),
                application.dueAt(),
                application.decidedAt());
    }
}
