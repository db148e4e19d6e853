package com.truewatch.billing.accounts.session.entry;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.idempotency.WithoutIdempotencyKey;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.session.entry.EntryTicketService.IssuedTicket;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The console's door for owners of workspaces. */
@Path(Api.V1 + "/directory/entry-tickets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class EntryTicketResource {
    private final CurrentCaller caller;
    private final EntryTicketService service;

    EntryTicketResource(CurrentCaller caller, EntryTicketService service) {
        this.caller = caller;
        this.service = service;
    }

    /** A secret that is good once: an answer that is kept for repeats would keep it too. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @WithoutIdempotencyKey
    @PermissionsAllowed(Scopes.ENTRY_ISSUE)
    @Operation(
            operationId = "issueEntryTicket",
            summary = "Let the owner of a workspace in without a password",
            description =
                    "For the account that settles the workspace. The browser brings the ticket to `POST /sessions` "
                            + "within a minute, once; that session lasts twelve hours, reads everything and chooses settlements, and "
                            + "answers every other change with `stronger-login-required`. When the workspace is dissolved or "
                            + "moves to another account, the ticket is void and the session ends. "
                            + "Each call gives another ticket: an `Idempotency-Key` is ignored.")
    @APIResponse(
            responseCode = "201",
            description = "A ticket",
            content = @Content(schema = @Schema(implementation = EntryTicketResponse.class)))
    @Refusals({Problem.ACCOUNT_FROZEN, Problem.NOT_FOUND, Problem.TOO_MANY_REQUESTS})
    public Response issue(@NotNull @Valid IssueEntryTicketRequest request) {
        return Response.status(Status.CREATED)
                .entity(EntryTicketResponse.from(service.issue(request.workspaceId(), caller.subject())))
                .build();
    }

    /**
     * Whose holder comes.
     *
     * @param workspaceId the workspace whose owner the console vouches for
     */
    @Schema(description = "The workspace whose owner comes over.")
    record IssueEntryTicketRequest(
            @NotNull @Size(min = 1, max = 64) @Schema(description = "As the console knows it.", examples = "wksp_7c1f2a")
            String workspaceId) {}

    /**
     * A ticket.
     *
     * @param ticket what the browser brings to {@code POST /sessions}
     * @param expiresAt when it is good for nothing any more
     */
    @Schema(description = "A ticket for one login.")
    record EntryTicketResponse(
            @Schema(
                    required = true,
                    description =
                            "For `POST /sessions`, once. Keep it out of logs and of the path and query of addresses.")
            String ticket,

            @Schema(required = true, description = "A minute from now.")
            Instant expiresAt) {
        static EntryTicketResponse from(IssuedTicket issued) {
            return new EntryTicketResponse(issued.text(), issued.expiresAt());
        }

        /** Without the ticket. */
        @Override
        public String toString() {
            return "EntryTicketResponse";
        }
    }
}
