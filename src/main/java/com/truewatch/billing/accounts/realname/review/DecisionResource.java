package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.platform.encryption.NeedsKeys;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What staff decide at the review desk; the holder is told by mail. */
@NeedsKeys
@Path(ReviewResource.PATH + "/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class DecisionResource {
    private final CurrentCaller caller;
    private final DecisionService service;

    DecisionResource(CurrentCaller caller, DecisionService service) {
        this.caller = caller;
        this.service = service;
    }

    /** Once. */
    @POST
    @Idempotent
    @Path("/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.REVIEW)
    @Operation(
            operationId = "approveRealNameApplication",
            summary = "Certify the account",
            description =
                    "Only a pending application. What was certified before ends with it. The body may be left out where no "
                            + "warning of the application has `confirmationNeeded`.")
    @RequestBody(
            content = @Content(schema = @Schema(implementation = ApproveApplicationRequest.class)),
            required = false)
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public ReviewItem approve(@PathParam("id") UUID id, @Nullable @Valid ApproveApplicationRequest word) {
        boolean confirmed = word != null && Boolean.TRUE.equals(word.numberConfirmed());
        return ReviewItem.from(service.approve(id, confirmed, caller.subject()));
    }

    /** Once. */
    @POST
    @Idempotent
    @Path("/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.REVIEW)
    @Operation(
            operationId = "rejectRealNameApplication",
            summary = "Refuse an application",
            description = "Only a pending one. The holder reads the reason and may apply anew.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public ReviewItem reject(@PathParam("id") UUID id, @NotNull @Valid ReasonForHolderRequest why) {
        return ReviewItem.from(service.reject(id, why.reason(), caller.subject()));
    }

    /** For false material. */
    @POST
    @Idempotent
    @Path("/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.REVIEW)
    @Operation(
            operationId = "revokeRealNameApplication",
            summary = "Take a certification back",
            description =
                    "Only an approved application. The account gets no more invoices until another one is approved.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public ReviewItem revoke(@PathParam("id") UUID id, @NotNull @Valid ReasonForHolderRequest why) {
        return ReviewItem.from(service.revoke(id, why.reason(), caller.subject()));
    }

    /**
     * What staff vouch for as they certify.
     *
     * @param numberConfirmed that they have seen the number
     */
    @Schema(description = "What the operator vouches for with the approval; it is recorded.")
    record ApproveApplicationRequest(
            @Nullable @Schema(
                    description =
                            "That the national register has the numbers whose check digits are wrong, as they are written here.",
                    examples = "true")
            Boolean numberConfirmed) {}

    /**
     * Why staff refuse or revoke.
     *
     * @param reason in words that help the holder
     */
    @Schema(description = "Why staff refuse an application, or take a certification back.")
    record ReasonForHolderRequest(
            @NotNull @Size(min = 1, max = 500) @PlainText
            @Schema(
                    description = "For the holder, who reads it in full.",
                    examples = "The licence is not readable: upload a sharper scan.")
            String reason) {
        /** Without the words, which may name a person. */
        @Override
        public String toString() {
            return "ReasonForHolderRequest";
        }
    }
}
