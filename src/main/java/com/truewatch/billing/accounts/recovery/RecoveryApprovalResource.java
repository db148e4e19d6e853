package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The second operator's word. */
@Path(Api.V1 + "/operator/address-recoveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class RecoveryApprovalResource {
    private final CurrentCaller caller;
    private final RecoveryService service;
    private final Clock clock;

    RecoveryApprovalResource(CurrentCaller caller, RecoveryService service, Clock clock) {
        this.caller = caller;
        this.service = service;
        this.clock = clock;
    }

    /** A second time it changes nothing. */
    @POST
    @Idempotent
    @Path("/{id}/approve")
    @PermissionsAllowed(Rights.OPERATOR + Rights.RECOVERY)
    @Operation(
            operationId = "approveAddressRecovery",
            summary = "Agree to a recovery as the second operator",
            description = "The operator who has opened it is refused with `forbidden`.")
    @Refusals({Problem.FORBIDDEN, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public RecoveryResponse approve(@PathParam("id") UUID id) {
        return RecoveryResponse.from(service.approve(id, caller.subject()), clock.instant());
    }
}
