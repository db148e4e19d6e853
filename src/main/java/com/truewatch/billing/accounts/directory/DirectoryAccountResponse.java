package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountPatch.MessageLocale;
import com.truewatch.billing.accounts.account.AccountStatus;
import com.truewatch.billing.accounts.account.RealNameState;
import com.truewatch.billing.accounts.account.SubjectType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as other services see it. */
@Schema(name = "DirectoryAccount", description = "An account as other services see it.")
record DirectoryAccountResponse(
        UUID id,
        @Schema(description = "Unique, never changed.") String username,
        @Schema(description = "The proved email.") String email,

        @Schema(description = "The proved phone in E.164.") @Nullable String phone,

        @Schema(description = "The language of messages to the holder.")
        MessageLocale locale,

        @Schema(description = "`CLOSED` is never seen here: a closed account is not found.")
        AccountStatus status,

        String companyName,
        RealNameState realNameState,

        @Schema(description = "As certified; null before.") @Nullable SubjectType subjectType) {
    static DirectoryAccountResponse from(Account account, Instant now) {
        return new DirectoryAccountResponse(
                account.id(),
                account.username(),
                account.email().spelling(),
                account.phone(),
                MessageLocale.valueOf(account.locale().getLanguage()),
                account.status(now),
                account.profile().companyName(),
                account.realNameState(),
                account.subjectType());
    }
}
