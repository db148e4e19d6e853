package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.ProfileBody;
import com.truewatch.billing.accounts.platform.text.Blanks;
import com.truewatch.billing.accounts.registration.AccountCreationService.Form;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The code of a registration and everything that the account needs.
 *
 * @param code six ASCII digits; leading zeros count
 * @param username never to change
 * @param password any characters; without one the holder logs in by codes
 * @param phone contact text until a code has proved it
 * @param profile the company and its contact
 * @param agreementVersion the agreement that was accepted
 */
@Schema(description = "The code of a registration and everything that the account needs.")
record CompleteRegistrationRequest(
        @NotNull @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
        String code,

        @NotNull @Pattern(
                regexp = "[a-zA-Z][a-zA-Z0-9._-]{2,31}",
                message = "must be 3 to 32 of a-z 0-9 . _ - and begin with a letter")
        @Schema(description = "Unique, never changed; lower-cased.", examples = "acme")
        String username,

        @Nullable @Size(min = 1, max = 1024) @Schema(description = "15 to 128 characters, any Unicode; no rules of composition.")
        String password,

        @Nullable @Size(max = 32) @Schema(
                description =
                        "With `+` and country code. Shown as `unverifiedPhone` until the change of phone has proved it.",
                examples = "+6598765432")
        String phone,

        @NotNull @Valid @Schema(ref = "NewProfile") ProfileBody profile,

        @NotNull @Size(min = 1, max = 64) @Schema(description = "The `version` of `getAgreement`.")
        String agreementVersion) {
    /** The username as it is looked at, without what nobody sees. */
    CompleteRegistrationRequest {
        if (username != null) {
            username = Blanks.strip(username);
        }
    }

    Form toForm() {
        return new Form(username, phone, password, profile.toProfile(), agreementVersion);
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "CompleteRegistrationRequest";
    }
}
