package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.platform.text.Blanks;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import com.truewatch.billing.accounts.reference.Industry;
import com.truewatch.billing.accounts.reference.RegionCode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The profile as it travels.
 *
 * @param companyName required
 * @param industry a code of the reference list
 * @param region ISO 3166-1 alpha-2
 * @param description free text, line feeds allowed
 * @param contactName the contact person
 */
@Schema(name = "Profile", description = "What the holder says about the customer.")
public record ProfileBody(
        @NotNull @Size(max = 200) @PlainText @Schema(description = "The company's name.", examples = "Acme")
        String companyName,

        @Nullable @Schema(description = "A code of `GET /reference/industries`.", examples = "SOFTWARE")
        Industry industry,

        @Nullable @RegionCode
        @Schema(
                description = "ISO 3166-1 alpha-2, a code of `GET /reference/regions`.",
                pattern = "^[A-Z]{2}$",
                examples = "SG")
        String region,

        @Nullable @Size(max = 2000) @PlainText(multiline = true)
        @Schema(description = "About the company; line feeds are allowed.", examples = "We make anvils.")
        String description,

        @Nullable @Size(max = 100) @PlainText @Schema(description = "The contact person's name.", examples = "Ada")
        String contactName) {
    /** As it is stored. */
    public static ProfileBody from(Profile profile) {
        return new ProfileBody(
                profile.companyName(),
                profile.industry() == null ? null : Industry.valueOf(profile.industry()),
                profile.region(),
                profile.description(),
                profile.contactName());
    }

    /** The same as a value of the domain, without outer blanks. */
    public Profile toProfile() {
        return new Profile(
                Blanks.strip(companyName),
                industry == null ? null : industry.name(),
                region,
                description == null ? null : description.strip(),
                contactName == null ? null : Blanks.strip(contactName));
    }
}
