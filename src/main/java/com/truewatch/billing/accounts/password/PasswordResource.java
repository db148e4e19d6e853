package com.truewatch.billing.accounts.password;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
}
