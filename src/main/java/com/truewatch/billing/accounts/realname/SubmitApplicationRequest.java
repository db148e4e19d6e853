package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import com.truewatch.billing.accounts.realname.subject.SubjectValidator;
import com.truewatch.billing.accounts.reference.RegionCode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An application: of an enterprise or of a person; nothing of the other.
 *
 * @param subjectType which of the two
 * @param legalName as on the licence or the identity document
 * @param country whose authorities gave the number
 * @param registrationNumber of an enterprise
 * @param taxId of an enterprise; in China the registration number where it is not given
 * @param legalRepresentative of an enterprise
 * @param address of an enterprise
 * @param documentIds of an enterprise: uploaded before, at least one
 * @param idNumber of a person
 * @param phone of a person
 * @param replaces the application that is certified now, where one is
 */
@Schema(
        description =
                "An application. `ENTERPRISE` needs `registrationNumber`, `legalRepresentative` and `documentIds`, and "
                        + "may have `taxId` and `address`; `INDIVIDUAL` needs `idNumber` and `phone`. Nothing of the other.")
public record SubmitApplicationRequest(
        @NotNull @Schema(examples = "ENTERPRISE") SubjectType subjectType,

        @NotNull @Size(max = 200) @PlainText
        @Schema(
                description = "As on the licence or the identity document: it becomes the title of invoices.",
                examples = "Acme Pte. Ltd.")
        String legalName,

        @NotNull @RegionCode
        @Schema(
                description = "Whose authorities gave the number: ISO 3166-1 alpha-2.",
                pattern = "^[A-Z]{2}$",
                examples = "SG")
        String country,

        @Nullable @Size(max = 100) @Schema(
                description =
                        "As the register gives it out, with its court where it has one. In China the unified social credit code, GB 32100.",
                examples = "201812345K")
        String registrationNumber,

        @Nullable @Size(max = 100) @Schema(description = "For China the registration number where it is left out.", examples = "201812345K")
        String taxId,

        @Nullable @Size(max = 100) @PlainText @Schema(description = "Of the enterprise.", examples = "Ada Lovelace")
        String legalRepresentative,

        @Nullable @Size(max = 300) @PlainText
        @Schema(description = "Of the enterprise.", examples = "1 Anvil Road, Singapore")
        String address,

        @Nullable @Size(min = 1, max = 10) @Schema(description = "The `id`s that `uploadRealNameDocument` gave.")
        List<@NotNull UUID> documentIds,

        @Nullable @Size(max = 64) @Schema(
                description = "As on the document. In China the citizen identification number, GB 11643.",
                examples = "S1234567D")
        String idNumber,

        @Nullable @Size(max = 32) @Schema(description = "With + and country code.", examples = "+6591234567")
        String phone,

        @Nullable @Schema(description = "While `VERIFIED`: the `applicationId` that is to be replaced.")
        UUID replaces) {
    /**
     * The same as values of the domain.
     *
     * @param today for dates of birth
     * @throws com.truewatch.billing.accounts.platform.problem.ProblemException {@code invalid-request} with everything
     *     that is wrong, never with what was sent
     */
    Submission read(LocalDate today) {
        return new Submission(
                new SubjectValidator(this, today).read(), documentIds == null ? List.of() : documentIds, replaces);
    }

    /** Without whom it is about. */
    @Override
    public String toString() {
        return "SubmitApplicationRequest";
    }
}
