package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.account.RealNameState;
import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.platform.encryption.NeedsKeys;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import com.truewatch.billing.accounts.realname.number.IdentityNumbers;
import com.truewatch.billing.accounts.realname.subject.Subject;
import com.truewatch.billing.accounts.realname.subject.Subject.Enterprise;
import com.truewatch.billing.accounts.realname.subject.Subject.Individual;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Real-name authentication, for its holder. */
@NeedsKeys
@Path(Api.V1 + "/account/real-name")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Real-name authentication")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class RealNameResource {
    /** Where dates of birth that are checked were given. */
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final CurrentHolder caller;
    private final RealNameService service;
    private final RealNameViewService views;
    private final Clock clock;

    RealNameResource(CurrentHolder caller, RealNameService service, RealNameViewService views, Clock clock) {
        this.caller = caller;
        this.service = service;
        this.views = views;
        this.clock = clock;
    }

    /** With masked numbers. */
    @GET
    @Operation(
            operationId = "getRealName",
            summary = "Where real-name authentication is",
            description =
                    "What is certified, or what waits, or what was refused and why. While a certified account has "
                            + "applied anew, it still shows what is certified; `pendingApplicationId` is the new one.")
    public RealNameResponse get() {
        return RealNameResponse.from(views.view(caller.get()));
    }

    /** One at a time. */
    @POST
    @Idempotent
    @Path("/applications")
    @Consumes(MediaType.APPLICATION_JSON)
    @NeedsFreshProof
    @Operation(
            operationId = "submitRealNameApplication",
            summary = "Apply to be certified",
            description =
                    "Staff decide within three working days, and the result is mailed. One application at a time; ten "
                            + "a day. While `VERIFIED`, name in `replaces` the application that is certified: it stays valid until "
                            + "the new one is approved.")
    @APIResponse(
            responseCode = "201",
            description = "It waits for review",
            content = @Content(schema = @Schema(implementation = SubmittedApplicationResponse.class)))
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.ACCOUNT_FROZEN,
        Problem.ACCOUNT_ON_HOLD,
        Problem.WRONG_STATE,
        Problem.TOO_MANY_REQUESTS
    })
    public Response submit(@NotNull @Valid SubmitApplicationRequest request) {
        Submission submission = request.read(LocalDate.ofInstant(clock.instant(), CHINA));
        return Response.status(Response.Status.CREATED)
                .entity(SubmittedApplicationResponse.from(service.submit(caller.get(), submission)))
                .build();
    }

    /** Before a decision. */
    @DELETE
    @Path("/applications/{id}")
    @NeedsFreshProof
    @Operation(
            operationId = "withdrawRealNameApplication",
            summary = "Take an application back",
            description = "Only while it is pending. What it says and its documents are deleted.")
    @APIResponse(responseCode = "204", description = "It is withdrawn")
    @Refusals({Problem.ACCOUNT_FROZEN, Problem.NOT_FOUND, Problem.WRONG_STATE})
    public void withdraw(@PathParam("id") UUID id) {
        service.withdraw(caller.get(), id);
    }

    /** An application without what it says: this answer is kept for repeats of the call. */
    @Schema(name = "SubmittedApplication", description = "An application that waits for review.")
    record SubmittedApplicationResponse(
            UUID id,
            SubjectType subjectType,
            ApplicationState state,
            Instant submittedAt,

            @Schema(description = "When staff are to have decided.")
            Instant dueAt) {
        static SubmittedApplicationResponse from(RealNameApplication application) {
            return new SubmittedApplicationResponse(
                    application.id().id(),
                    application.subjectType(),
                    application.state(),
                    application.submittedAt(),
                    application.dueAt());
        }
    }

    /** Real-name authentication as the holder sees it: numbers are masked. */
    @Schema(name = "RealName", description = "Real-name authentication as the holder sees it: numbers are masked.")
    record RealNameResponse(
            RealNameState state,

            @Nullable SubjectType subjectType,

            @Schema(description = "The title of invoices once certified.") @Nullable String legalName,

            @Nullable String country,

            @Schema(description = "Of an enterprise.") @Nullable String registrationNumberMasked,

            @Schema(description = "Of an enterprise.") @Nullable String taxIdMasked,

            @Schema(description = "Of an enterprise.") @Nullable String legalRepresentativeMasked,

            @Schema(description = "Of a person.") @Nullable String idNumberMasked,

            @Schema(description = "Why staff have refused the last application, or taken the certification back.")
            @Nullable String rejectionReason,

            @Nullable Instant submittedAt,

            @Schema(description = "When staff are to have decided: three working days after it was submitted.")
            @Nullable Instant dueAt,

            @Nullable Instant decidedAt,

            @Schema(description = "The application that all of this is about.") @Nullable UUID applicationId,

            @Schema(description = "The application that waits for review.") @Nullable UUID pendingApplicationId) {
        static RealNameResponse from(RealNameView view) {
            RealNameApplication shown = view.standing().shown();
            RealNameApplication pending = view.standing().pending();
            Subject subject = view.subject();
            Enterprise enterprise = subject instanceof Enterprise it ? it : null;
            return new RealNameResponse(
                    view.standing().state(),
                    subject == null ? null : subject.type(),
                    subject == null ? null : subject.legalName(),
                    subject == null ? null : subject.country(),
                    enterprise == null ? null : IdentityNumbers.masked(enterprise.registrationNumber()),
                    enterprise == null || enterprise.taxId() == null
                            ? null
                            : IdentityNumbers.masked(enterprise.taxId()),
                    enterprise == null ? null : IdentityNumbers.maskedName(enterprise.legalRepresentative()),
                    subject instanceof Individual person ? IdentityNumbers.masked(person.idNumber()) : null,
                    view.refusal(),
                    shown == null ? null : shown.submittedAt(),
                    shown == null ? null : shown.dueAt(),
                    shown == null ? null : shown.decidedAt(),
                    shown == null ? null : shown.id().id(),
                    pending == null ? null : pending.id().id());
        }
    }
}
