package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.account.AccountPatch.MessageLocale;
import com.truewatch.billing.accounts.account.ProfileBody;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.platform.text.Blanks;
import com.truewatch.billing.accounts.registration.AccountCreationService.Form;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account for a customer of the console.
 *
 * @param username never to change
 * @param email which the caller has proved
 * @param password any characters; without one the holder logs in by codes
 * @param profile the company and its contact
 * @param locale the language of messages; English without one
 * @param agreementVersion the agreement that the customer has accepted
 */
@Schema(description = "An account for a customer whose email the caller has proved.")
record CreateAccountRequest(
        @NotNull @Pattern(
                regexp = "[a-zA-Z][a-zA-Z0-9._-]{2,31}",
                message = "must be 3 to 32 of a-z 0-9 . _ - and begin with a letter")
        @Schema(description = "Unique, never changed; lower-cased.", examples = "acme")
        String username,

        @NotNull @Size(min = 1, max = 320) @Schema(
                description = "Proved by the caller: its holder logs in by it at once.",
                pattern = EmailAddress.FORM,
                examples = "ops@acme.example")
        String email,

        @Nullable @Size(min = 1, max = 1024) @Schema(description = "15 to 128 characters, any Unicode; no rules of composition.")
        String password,

        @NotNull @Valid @Schema(ref = "NewProfile") ProfileBody profile,

        @Nullable @Schema(description = "The language of messages; without it, English.")
        MessageLocale locale,

        @NotNull @Size(min = 1, max = 64) @Schema(description = "The `version` of `getAgreement` that the customer has accepted.")
        String agreementVersion) {
    /** The username as it is looked at, without what nobody sees. */
    CreateAccountRequest {
        if (username != null) {
            username = Blanks.strip(username);
        }
    }

    Form toForm() {
        return new Form(username, null, password, profile.toProfile(), agreementVersion);
    }

    Locale language() {
        return locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale.name());
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "CreateAccountRequest";
    }
}
