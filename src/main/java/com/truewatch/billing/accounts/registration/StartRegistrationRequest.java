package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.AccountPatch.MessageLocale;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who wants an account.
 *
 * @param email where the code goes
 * @param locale the language of messages
 */
@Schema(description = "Who wants an account.")
record StartRegistrationRequest(
        @NotNull @Size(min = 1, max = 320) @Schema(description = "The email that is to log in.", examples = "new@acme.example")
        String email,

        @Nullable @Schema(description = "The language of messages; without it, by `Accept-Language`.")
        MessageLocale locale) {}
