package com.truewatch.billing.accounts.factor.recoverycode;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.factor.FactorResource;
import com.truewatch.billing.accounts.platform.encryption.NeedsKeys;
import com.truewatch.billing.accounts.platform.idempotency.WithoutIdempotencyKey;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The codes for the day on which the other factors are lost. */
@Path(FactorResource.PATH + "/recovery-codes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factor")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
@NeedsKeys
public class RecoveryCodeResource {
    private final CurrentHolder caller;
    private final RecoveryCodeService service;

    RecoveryCodeResource(CurrentHolder caller, RecoveryCodeService service) {
        this.caller = caller;
        this.service = service;
    }

    /** The answer is ten secrets: it is kept for no repeat. */
    @POST
    @WithoutIdempotencyKey
    @NeedsFreshProof(always = true)
    @Operation(
            operationId = "makeRecoveryCodes",
            summary = "Make recovery codes",
            description =
                    "Needs a fresh proof, see `giveProof`. Ten codes, shown once; each is good once, as the second proof of "
                            + "a login. The former set is void, every other session ends, and the holder is told at every proved "
                            + "address. Without a passkey or an app there is nothing to recover: 409 `wrong-state` with `NO_FACTOR`.")
    @APIResponse(
            responseCode = "201",
            description = "Shown once",
            content = @Content(schema = @Schema(implementation = RecoveryCodesResponse.class)))
    @Refusals({Problem.ACCOUNT_FROZEN, Problem.WRONG_STATE, Problem.ACCOUNT_ON_HOLD, Problem.TOO_MANY_REQUESTS})
    public Response make() {
        return Response.status(Status.CREATED)
                .entity(new RecoveryCodesResponse(service.make(caller.get())))
                .build();
    }

    /** Codes that are shown once. */
    @Schema(name = "RecoveryCodes", description = "Codes that are shown once.")
    record RecoveryCodesResponse(
            @Schema(description = "Ten of them; case, blanks and hyphens do not matter.")
            List<String> codes) {
        /** Without the codes. */
        @Override
        public String toString() {
            return "RecoveryCodesResponse";
        }
    }
}
