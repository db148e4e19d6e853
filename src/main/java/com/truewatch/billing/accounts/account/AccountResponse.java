package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.account.standing.AccountStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The account as its holder sees it. */
@Schema(name = "Account", description = "The account as its holder sees it.")
public record AccountResponse(
        UUID id,
        @Schema(description = "Unique, never changed.") String username,
        @Schema(description = "The proved email; logs in.") String email,

        @Schema(description = "The proved phone in E.164; logs in.") @Nullable String phone,

        @Schema(description = "A phone that no code has proved: contact text, not a login.") @Nullable String unverifiedPhone,

        @Schema(description = "Whether a password is set.") boolean passwordSet,

        @Schema(description = "Whether a login needs a second proof: a passkey or a code of an app is enrolled.")
        boolean secondFactorEnrolled,

        AccountStatus status,

        @Schema(description = "After an undo: until when changes are forbidden.") @Nullable Instant holdUntil,

        ProfileBody profile,
        RealName realName,
        @Schema(description = "The language of messages.") AccountPatch.MessageLocale locale,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * How far real-name authentication has come.
     *
     * @param state where it is
     */
    @Schema(name = "RealNameSummary", description = "How far real-name authentication has come.")
    public record RealName(RealNameState state) {}

    /** As it is now. */
    public static AccountResponse from(Account account, Instant now) {
        return new AccountResponse(
                account.id(),
                account.username(),
                account.addresses().email().spelling(),
                account.addresses().phone(),
                account.addresses().unverifiedPhone(),
                account.password().hash() != null,
                account.hasSecondFactor(),
                account.standing().status(now),
                account.standing().isOnHold(now) ? account.standing().holdUntil() : null,
                ProfileBody.from(account.profile()),
                new RealName(account.realNameState()),
                AccountPatch.MessageLocale.valueOf(account.locale().getLanguage()),
                account.createdAt(),
                account.updatedAt());
    }
}
