package com.truewatch.billing.accounts.operator;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.truewatch.billing.accounts.operator.OperatorAct.Staff;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Rfc3339;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What staff do with an account. */
@Path(Api.V1 + "/operator/accounts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class OperatorActsResource {
    private final CurrentCaller caller;
    private final OperatorService service;
    private final LimitService limits;
    private final Clock clock;

    OperatorActsResource(CurrentCaller caller, OperatorService service, LimitService limits, Clock clock) {
        this.caller = caller;
        this.service = service;
        this.limits = limits;
        this.clock = clock;
    }

    /** For good or until a time. */
    @POST
    @Idempotent
    @Path("/freeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.FREEZE)
    @Operation(
            operationId = "freezeAccount",
            summary = "Freeze an account",
            description =
                    "Ends every session at once, and what was begun in them. Nobody can log in or change anything "
                            + "until the account is unfrozen or `until` has come. "
                            + "A frozen account gets the new reason and the new end.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public OperatorAccountResponse freeze(@PathParam("id") UUID id, @NotNull @Valid FreezeRequest freeze) {
        return OperatorAccountResponse.from(
                service.freeze(id, new Staff(caller.subject(), freeze.reason()), freeze.until()), clock.instant());
    }

    /** Its sessions stay ended. */
    @POST
    @Idempotent
    @Path("/unfreeze")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.FREEZE)
    @Operation(
            operationId = "unfreezeAccount",
            summary = "Unfreeze an account",
            description = "The holder can log in again. An account that is not frozen is refused.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public OperatorAccountResponse unfreeze(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest why) {
        return OperatorAccountResponse.from(
                service.unfreeze(id, new Staff(caller.subject(), why.reason())), clock.instant());
    }

    /** Workspaces keep what settles them. */
    @PUT
    @Path("/arbitrary-settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.SETTLEMENT)
    @Operation(
            operationId = "changeArbitrarySettlement",
            summary = "Allow an account to settle by every marketplace",
            description = "Its workspaces may choose cloud accounts of marketplaces that their sites do not accept. "
                    + "Switched off again, what is settled so stays so.")
    @Refusals({Problem.NOT_FOUND, Problem.WRONG_STATE})
    public OperatorAccountResponse changeArbitrarySettlement(
            @PathParam("id") UUID id, @NotNull @Valid ArbitrarySettlementRequest request) {
        return OperatorAccountResponse.from(
                service.changeArbitrarySettlement(id, request.by(caller.subject()), request.enabled()),
                clock.instant());
    }

    /** The holder may log in again at once. */
    @POST
    @Idempotent
    @Path("/sessions/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.FREEZE)
    @Operation(
            operationId = "revokeAccountSessions",
            summary = "End every session of an account",
            description = "Their tokens are refused from the next request on, everywhere. The holder may log in again.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public RevokedResponse revokeSessions(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest why) {
        return new RevokedResponse(service.revokeSessions(id, new Staff(caller.subject(), why.reason())));
    }

    /** The holder may try again at once. */
    @POST
    @Idempotent
    @Path("/limits/clear")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.FREEZE)
    @Operation(
            operationId = "clearAccountLimits",
            summary = "Let a holder try again who was locked out",
            description = "Forgets the account's wrong passwords and wrong codes, a hundred in a row too, and what was "
                    + "sent to its addresses. Limits of networks stay, and so do the tries of a code that was sent.")
    @APIResponse(responseCode = "204", description = "Cleared")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public void clearLimits(@PathParam("id") UUID id, @NotNull @Valid ReasonRequest why) {
        limits.clear(id, new Staff(caller.subject(), why.reason()));
    }

    /**
     * What ending an account's sessions did.
     *
     * @param revoked how many
     */
    @Schema(name = "RevokedByOperator", description = "How many sessions were ended.")
    record RevokedResponse(int revoked) {}

    /**
     * Why staff do something.
     *
     * @param reason for other operators
     */
    @Schema(description = "Why staff do something.")
    record ReasonRequest(
            @NotNull @Size(min = 1, max = 500) @PlainText
            @Schema(description = "For other operators; the holder does not see it.", examples = "The holder called")
            String reason) {}

    /**
     * Whether an account may settle every site by cloud accounts of every marketplace.
     *
     * @param enabled whether it may
     * @param reason for other operators; null where none is given
     */
    @Schema(description = "Whether an account may settle every site by cloud accounts of every marketplace.")
    record ArbitrarySettlementRequest(
            @NotNull Boolean enabled,

            @Nullable @Size(min = 1, max = 500) @PlainText
            @Schema(description = "For other operators; the holder does not see it.", examples = "By contract")
            String reason) {
        Staff by(String operator) {
            return new Staff(operator, reason);
        }
    }

    /**
     * Stops an account.
     *
     * @param reason why, for other operators
     * @param until when it ends by itself; null where it does not
     */
    @Schema(description = "Stops an account.")
    record FreezeRequest(
            @NotNull @Size(min = 1, max = 500) @PlainText
            @Schema(
                    description = "Why, for other operators; the holder does not see it.",
                    examples = "Reported stolen, ticket 4711")
            String reason,

            @Nullable @JsonDeserialize(using = Rfc3339.class)
            @Schema(description = "When it ends by itself, in the future; absent: not before it is unfrozen.")
            Instant until) {}
}
