package com.truewatch.billing.accounts.workspace.binding;

import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.CodeRequestResponse;
import com.truewatch.billing.accounts.workspace.BindingService.NewWorkspace;
import com.truewatch.billing.accounts.workspace.WorkspaceIds;
import com.truewatch.billing.accounts.workspace.binding.BindingRequestService.Asking;
import com.truewatch.billing.accounts.workspace.directory.DirectoryWorkspaceResponse;
import io.quarkus.security.PermissionsAllowed;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Workspaces whose owner says which account is to get their bills. */
@Path(Api.V1 + "/directory/workspace-bindings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class WorkspaceBindingResource {
    private final BindingRequestService requests;
    private final BindingConfirmationService confirmation;
    private final CurrentCaller caller;
    private final Clients clients;

    WorkspaceBindingResource(
            BindingRequestService requests,
            BindingConfirmationService confirmation,
            CurrentCaller caller,
            Clients clients) {
        this.caller = caller;
        this.requests = requests;
        this.confirmation = confirmation;
        this.clients = clients;
    }

    /** The same answer for every account and workspace. */
    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Scopes.DIRECTORY_WRITE)
    @Operation(
            operationId = "requestWorkspaceBinding",
            summary = "Ask a holder to let a workspace be bound",
            description =
                    "A code goes to the email, if username and email belong to one live account and the workspace "
                            + "was never bound. The answer does not say whether that is so.")
    @APIResponse(
            responseCode = "202",
            description = "If there is such an account, a code is on its way",
            content = @Content(schema = @Schema(implementation = CodeRequestResponse.class)))
    @Refusals(Problem.TOO_MANY_REQUESTS)
    public Response request(@NotNull @Valid RequestBindingRequest body, @Context HttpServerRequest request) {
        Asking asking = new Asking(caller.subject(), clients.of(request));
        Challenge challenge = requests.request(body.workspace(), body.username(), body.email(), asking);
        return Response.status(Status.ACCEPTED)
                .entity(CodeRequestResponse.from(challenge))
                .build();
    }

    /** By the code. */
    @POST
    @Idempotent(inSteps = true)
    @Path("/{id}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Scopes.DIRECTORY_WRITE)
    @Operation(
            operationId = "confirmWorkspaceBinding",
            summary = "Bind the workspace with the code",
            description = "As `bindWorkspace` with the account that was asked. A workspace that was bound elsewhere "
                    + "meanwhile is refused.")
    @APIResponse(
            responseCode = "201",
            description = "It is bound",
            content = @Content(schema = @Schema(implementation = DirectoryWorkspaceResponse.class)))
    @Refusals({
        Problem.ACCOUNT_FROZEN,
        Problem.ACCOUNT_ON_HOLD,
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.WORKSPACE_BOUND_ELSEWHERE,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.LOCKED,
        Problem.TOO_MANY_REQUESTS
    })
    public Response confirm(
            @PathParam("id") UUID id, @NotNull @Valid ConfirmBindingRequest body, @Context HttpServerRequest request) {
        return Response.status(Status.CREATED)
                .entity(DirectoryWorkspaceResponse.from(confirmation.confirm(id, body.code(), clients.of(request))))
                .build();
    }

    /**
     * The code by which the holder agrees.
     *
     * @param code six ASCII digits; leading zeros count
     */
    @Schema(description = "The code by which the holder agrees.")
    record ConfirmBindingRequest(
            @NotNull @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
            String code) {
        /** Without the code. */
        @Override
        public String toString() {
            return "ConfirmBindingRequest";
        }
    }

    /**
     * Which workspace asks, and whom.
     *
     * @param workspaceId the console's id
     * @param name as the console shows it
     * @param site where it lives
     * @param username of the account
     * @param email of the same account
     */
    @Schema(description = "Which workspace asks to send its bills to which account.")
    record RequestBindingRequest(
            @NotNull @Pattern(regexp = WorkspaceIds.FORM) String workspaceId,

            @NotNull @Size(min = 1, max = 128) @PlainText
            @Schema(description = "As the console shows it; the mail with the code names it.")
            String name,

            @NotNull @Size(min = 1, max = 16) @Schema(examples = "ap1")
            String site,

            @NotNull @Size(min = 1, max = 64) String username,

            @NotNull @Size(min = 1, max = 320) @Schema(pattern = EmailAddress.FORM)
            String email) {
        NewWorkspace workspace() {
            return new NewWorkspace(workspaceId, name, site);
        }

        /** Without the names. */
        @Override
        public String toString() {
            return "RequestBindingRequest";
        }
    }
}
