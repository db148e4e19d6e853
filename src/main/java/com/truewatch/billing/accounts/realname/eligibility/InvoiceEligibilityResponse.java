package com.truewatch.billing.accounts.realname.eligibility;

import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.realname.eligibility.InvoiceEligibility.Refusal;
import com.truewatch.billing.accounts.realname.subject.Subject;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether an account may get invoices. */
@Schema(
        name = "InvoiceEligibility",
        description = "Whether an account may get invoices, and to whom they are made out.")
record InvoiceEligibilityResponse(
        UUID accountId,

        boolean eligible,

        @Schema(description = "Why not; null where it may.") @Nullable Refusal reason,

        @Schema(description = "As certified; null where it may not.") @Nullable SubjectType subjectType,

        @Schema(description = "The title: the certified name. Null where it may not.") @Nullable String legalName,

        @Schema(description = "Of an enterprise, where one was certified; a person's number never goes on an invoice.")
        @Nullable String taxId) {
    static InvoiceEligibilityResponse from(InvoiceEligibility eligibility) {
        Subject subject = eligibility.subject();
        return new InvoiceEligibilityResponse(
                eligibility.accountId(),
                eligibility.refusal() == null,
                eligibility.refusal(),
                subject == null ? null : subject.type(),
                subject == null ? null : subject.legalName(),
                subject == null ? null : subject.taxId());
    }

    /** Without whom it is about. */
    @Override
    public String toString() {
        return "InvoiceEligibilityResponse";
    }
}
