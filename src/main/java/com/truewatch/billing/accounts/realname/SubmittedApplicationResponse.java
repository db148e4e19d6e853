package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.SubjectType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An application without what it says: this answer is kept for repeats of the call. */
@Schema(name = "SubmittedApplication", description = "An application that waits for review.")
record SubmittedApplicationResponse(
        UUID id,
        SubjectType subjectType,
        ApplicationState state,
        Instant submittedAt,

        @Schema(description = "When staff are to have decided.")
        Instant dueAt) {
    static SubmittedApplicationResponse from(RealNameApplication application) {
        return new SubmittedApplicationResponse(
                application.id().id(),
                application.subjectType(),
                application.state(),
                application.submittedAt(),
                application.dueAt());
    }
}
