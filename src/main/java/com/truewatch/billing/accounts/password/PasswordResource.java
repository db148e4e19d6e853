package com.truewatch.billing.accounts.password;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The holder's password, from inside a session. */
@Path(Api.V1 + "/account/password")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registration and password")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class PasswordResource {
    private final CurrentHolder caller;
    private final PasswordService passwords;
    private final PasswordByCodeService byCode;

    PasswordResource(CurrentHolder caller, PasswordService passwords, PasswordByCodeService byCode) {
        this.caller = caller;
        this.passwords = passwords;
        this.byCode = byCode;
    }

    /** With the current one, or the first one with a code. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsFreshProof
    @Operation(
            operationId = "changePassword",
            summary = "Change the password, or set the first one",
            description = "With the current password; where none is set yet, with the code of `requestPasswordReset`. "
                    + "The current session stays, the others end, and open changes of email or phone are cancelled. "
                    + "A password that is not good enough costs no try.")
    @Refusals({
        Problem.INVALID_CREDENTIALS,
        Problem.ACCOUNT_FROZEN,
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.PASSWORD_NOT_SET,
        Problem.ACCOUNT_ON_HOLD,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.PASSWORD_REJECTED,
        Problem.LOCKED,
        Problem.TOO_MANY_REQUESTS
    })
    public PasswordChangeResponse change(@NotNull @Valid ChangePasswordRequest body) {
        Holder holder = caller.get();
        return new PasswordChangeResponse(
                body.usesCode()
                        ? byCode.setFirst(holder, body.expectResetId(), body.expectCode(), body.newPassword())
                        : passwords.change(holder, body.currentPassword(), body.newPassword()));
    }

    /**
     * The password is set.
     *
     * @param revokedSessions how many other sessions were ended
     */
    @Schema(description = "The password is set.")
    record PasswordChangeResponse(
            @Schema(description = "How many other sessions were ended; the current one stays.")
            int revokedSessions) {}

    /**
     * A new password, and the proof that it is the holder who sets it.
     *
     * @param currentPassword where one is set
     * @param resetId where none is set: the {@code id} that {@code POST /password-resets} gave
     * @param code where none is set: the code that it sent
     * @param newPassword any characters
     */
    @Schema(
            description =
                    "A new password with the current one; or, where none is set yet, with `resetId` and `code` of a "
                            + "password reset.")
    record ChangePasswordRequest(
            @Nullable @Size(min = 1, max = 1024) @Schema(description = "The current password, whole.")
            String currentPassword,

            @Nullable @Schema(description = "The `id` that `requestPasswordReset` gave.")
            UUID resetId,

            @Nullable @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
            String code,

            @NotNull @Size(min = 1, max = 1024) @Schema(description = "15 to 128 characters, any Unicode; no rules of composition.")
            String newPassword) {
        /**
         * Which of the two proofs it brings.
         *
         * @throws ProblemException {@code invalid-request} for both, or a half of the second
         */
        boolean usesCode() {
            if (resetId == null && code == null) {
                return false;
            }
            if (currentPassword != null) {
                throw ProblemException.violation("/currentPassword", "does not go with a code");
            }
            if (resetId == null || code == null) {
                throw ProblemException.violation(resetId == null ? "/resetId" : "/code", "must not be null");
            }
            return true;
        }

        UUID expectResetId() {
            return Objects.requireNonNull(resetId);
        }

        String expectCode() {
            return Objects.requireNonNull(code);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "ChangePasswordRequest";
        }
    }
}
