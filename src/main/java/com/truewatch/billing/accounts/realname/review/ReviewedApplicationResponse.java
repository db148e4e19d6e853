package com.truewatch.billing.accounts.realname.review;
import com.truewatch.billing.accounts.realname.Subject;

import com.truewatch.billing.accounts.realname.Subject.Enterprise;
import com.truewatch.billing.accounts.realname.Subject.Individual;
import com.truewatch.billing.accounts.realname.document.Document;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application in full, for staff alone. */
@Schema(name = "ReviewedApplication", description = "An application in full.")
record ReviewedApplicationResponse(
        ReviewItem application,

        String legalName,
        String country,

        @Schema(description = "Of an enterprise.") @Nullable String registrationNumber,

        @Schema(description = "Of an enterprise.") @Nullable String taxId,

        @Schema(description = "Of an enterprise.") @Nullable String legalRepresentative,

        @Schema(description = "Of an enterprise.") @Nullable String address,

        @Schema(description = "Of a person.") @Nullable String idNumber,

        @Schema(description = "Of a person.") @Nullable String phone,

        @Schema(description = "Those that are still kept.") List<ReviewedDocumentItem> documents,

        @Schema(description = "Why it was refused or revoked.") @Nullable String reason,

        @Schema(description = "Other accounts that have applied for the same enterprise or person.")
        List<UUID> otherAccountIds) {
    /** One document. */
    @Schema(name = "ReviewedDocument", description = "A document of an application.")
    record ReviewedDocumentItem(UUID id, String mediaType) {
        static ReviewedDocumentItem from(Document document) {
            return new ReviewedDocumentItem(document.id().id(), document.kind().mediaType());
        }
    }

    static ReviewedApplicationResponse from(ReviewedApplication reviewed) {
        Subject subject = reviewed.subject();
        Enterprise enterprise = subject instanceof Enterprise it ? it : null;
        Individual person = subject instanceof Individual it ? it : null;
        return new ReviewedApplicationResponse(
                ReviewItem.from(reviewed.application()),
                subject.legalName(),
                subject.country(),
                enterprise == null ? null : enterprise.registrationNumber(),
                subject.taxId(),
                enterprise == null ? null : enterprise.legalRepresentative(),
                enterprise == null ? null : enterprise.address(),
                person == null ? null : person.idNumber(),
                person == null ? null : person.phone(),
                reviewed.documents().stream().map(ReviewedDocumentItem::from).toList(),
                reviewed.reason(),
                reviewed.otherAccounts());
    }

    /** Without whom it is about. */
    @Override
    public String toString() {
        return "ReviewedApplicationResponse";
    }
}
