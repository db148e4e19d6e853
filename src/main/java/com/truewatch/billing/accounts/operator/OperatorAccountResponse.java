package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountPatch.MessageLocale;
import com.truewatch.billing.accounts.account.AccountResponse.RealName;
import com.truewatch.billing.accounts.account.ProfileBody;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An account as operators see it. */
@Schema(name = "OperatorAccount", description = "An account as operators see it.")
record OperatorAccountResponse(
        UUID id,
        @Schema(description = "Unique, never changed.") String username,

        @Schema(description = "The proved email; logs in. Null once the account is closed.") @Nullable String email,

        @Schema(description = "The proved phone in E.164; logs in.") @Nullable String phone,

        @Schema(description = "A phone that no code has proved: contact text, not a login.") @Nullable String unverifiedPhone,

        @Schema(description = "Whether a password is set; nobody sees which.")
        boolean passwordSet,

        AccountStatus status,

        @Schema(description = "When the freeze ends by itself; null where it does not or there is none.") @Nullable Instant frozenUntil,

        @Schema(description = "After an undo: until when changes are forbidden.") @Nullable Instant holdUntil,

        @Schema(description = "Whether an undo was contested and two operators have to decide.")
        boolean contested,

        @Schema(description = "Whether cloud accounts of every marketplace may settle at every site.")
        boolean arbitrarySettlement,

        @Schema(description = "When it was closed for good; null while it lives.") @Nullable Instant closedAt,

        @Schema(description = "Null once the account is closed.") @Nullable ProfileBody profile,

        RealName realName,
        @Schema(description = "The language of messages.") MessageLocale locale,
        Instant createdAt,
        Instant updatedAt) {
    static OperatorAccountResponse from(Account account, Instant now) {
        return new OperatorAccountResponse(
                account.id(),
                account.username(),
                account.addresses().of(Credential.EMAIL).map(Address::spelling).orElse(null),
                account.addresses().phone(),
                account.addresses().unverifiedPhone(),
                account.password().hash() != null,
                account.standing().status(now),
                account.standing().isFrozen(now) ? account.standing().frozenUntil() : null,
                account.standing().isOnHold(now) ? account.standing().holdUntil() : null,
                account.standing().contested(),
                account.hasArbitrarySettlement(),
                account.standing().closedAt(),
                account.standing().isClosed() ? null : ProfileBody.from(account.profile()),
                new RealName(account.realNameState()),
                MessageLocale.valueOf(account.locale().getLanguage()),
                account.createdAt(),
                account.updatedAt());
    }
}
