package com.truewatch.billing.accounts.directory.imports;

import com.truewatch.billing.accounts.account.AccountPatch.MessageLocale;
import com.truewatch.billing.accounts.account.ProfileBody;
import com.truewatch.billing.accounts.platform.text.Blanks;
import com.truewatch.billing.accounts.registration.AccountCreationService.Form;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account as a line has it: as one call makes it, without a password.
 *
 * @param username never to change
 * @param email which whoever imports it has proved
 * @param profile the company and its contact
 * @param locale the language of messages; English without one
 * @param agreementVersion the current agreement, where it was accepted
 */
record ImportedLine(
        @NotNull @Pattern(
                regexp = "[a-zA-Z][a-zA-Z0-9._-]{2,31}",
                message = "must be 3 to 32 of a-z 0-9 . _ - and begin with a letter")
        String username,

        @NotNull @Size(min = 1, max = 320) String email,
        @NotNull @Valid ProfileBody profile,
        @Nullable MessageLocale locale,

        @Nullable @Size(min = 1, max = 64) String agreementVersion) {
    /** The username as it is looked at, without what nobody sees. */
    ImportedLine {
        if (username != null) {
            username = Blanks.strip(username);
        }
    }

    Form toForm() {
        return new Form(username, null, null, profile.toProfile(), agreementVersion);
    }

    Locale language() {
        return locale == null ? Locale.ENGLISH : Locale.forLanguageTag(locale.name());
    }

    /** Without whom it is about. */
    @Override
    public String toString() {
        return "ImportedLine";
    }
}
