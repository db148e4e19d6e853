package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.platform.http.Api;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whose a contested account is, for operators. */
@Path(Api.V1 + "/operator/accounts/{id}/contest-decision")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class ContestDecisionResource {
    private final CurrentCaller caller;
    private final ContestDecisionService service;

    ContestDecisionResource(CurrentCaller caller, ContestDecisionService service) {
        this.caller = caller;
        this.service = service;
    }

    /** Two persons, who agree. */
    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.RECOVERY)
    @Operation(
            operationId = "decideContest",
            summary = "Decide whom to keep after an undo was contested",
            description =
                    "The first operator proposes and may change the proposal; a second one agrees by the same `keep`, "
                            + "and it is so. `RESTORED` keeps whom the undo has brought back; `REPLACED` puts both credentials back "
                            + "as they were just before the undo and removes the password. Either way every session, ticket, known "
                            + "browser, open change and recovery ends, no link from before works any more, the hold ends, and the "
                            + "account is in use again. An account that is not contested, and another `keep` than was proposed, is "
                            + "`wrong-state`.")
    @APIResponse(
            responseCode = "200",
            description = "Decided",
            content = @Content(schema = @Schema(implementation = ContestDecisionResponse.class)))
    @APIResponse(
            responseCode = "202",
            description = "Proposed: a second operator has to agree",
            content = @Content(schema = @Schema(implementation = ContestDecisionResponse.class)))
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public Response decide(@PathParam("id") UUID id, @NotNull @Valid DecideContestRequest body) {
        ContestDecisionResponse decision = ContestDecisionResponse.from(
                service.decide(id, body.keep(), caller.subject(), body.reason().strip()));
        return Response.status(decision.decidedAt() == null ? Status.ACCEPTED : Status.OK)
                .entity(decision)
                .build();
    }

    /**
     * Whom an operator wants to keep.
     *
     * @param keep which side
     * @param reason for the record
     */
    @Schema(description = "Whom an operator wants to keep.")
    record DecideContestRequest(
            @NotNull @Schema(description = "Which side.") Kept keep,

            @NotNull @Size(min = 1, max = 500) @PlainText
            @Schema(description = "For the record.", examples = "The licence and the contract were shown.")
            String reason) {}

    /**
     * What operators say about a contest.
     *
     * @param accountId whose
     * @param keep which side
     * @param proposedBy the first operator
     * @param proposedReason in that operator's words
     * @param proposedAt when
     * @param decidedBy the second operator; null while one is waited for
     * @param decidedAt when; null while one is waited for
     */
    @Schema(name = "ContestDecision", description = "What operators say about a contest.")
    record ContestDecisionResponse(
            UUID accountId,
            @Schema(description = "Which side.") Kept keep,
            @Schema(description = "The first operator.") String proposedBy,
            String proposedReason,
            Instant proposedAt,

            @Schema(description = "The second operator; null while one is waited for.") @Nullable String decidedBy,

            @Schema(description = "Null while a second operator is waited for.") @Nullable Instant decidedAt) {
        static ContestDecisionResponse from(Undo undo) {
            return new ContestDecisionResponse(
                    undo.id().accountId(),
                    Objects.requireNonNull(undo.keep()),
                    Objects.requireNonNull(undo.proposedBy()),
                    Objects.requireNonNull(undo.proposedReason()),
                    Objects.requireNonNull(undo.proposedAt()),
                    undo.decidedBy(),
                    undo.decidedAt());
        }
    }
}
