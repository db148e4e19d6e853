package com.truewatch.billing.accounts.workspace.directory;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import com.truewatch.billing.accounts.workspace.BindingService;
import com.truewatch.billing.accounts.workspace.BindingService.NewWorkspace;
import com.truewatch.billing.accounts.workspace.TransferService;
import com.truewatch.billing.accounts.workspace.WorkspaceIds;
import com.truewatch.billing.accounts.workspace.lock.LockService;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the console and the bills service do with workspaces. What they say holds for frozen accounts too. */
@Path(Api.V1 + "/directory/workspaces/{workspaceId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class DirectoryWorkspaceResource {
    private final BindingService bindings;
    private final TransferService transfers;
    private final LockService locks;

    DirectoryWorkspaceResource(BindingService bindings, TransferService transfers, LockService locks) {
        this.bindings = bindings;
        this.transfers = transfers;
        this.locks = locks;
    }

    /** Again: its new name. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Scopes.DIRECTORY_WRITE)
    @Operation(
            operationId = "bindWorkspace",
            summary = "Bind a workspace to an account",
            description =
                    "The account settles it, until its holder chooses otherwise. One that is bound to this account "
                            + "already gets the name; its site never changes. What was dissolved is never bound again. An account "
                            + "that is on hold after an undo gets none until then.")
    @APIResponse(
            responseCode = "200",
            description = "It was bound to this account already",
            content = @Content(schema = @Schema(implementation = DirectoryWorkspaceResponse.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is bound",
            content = @Content(schema = @Schema(implementation = DirectoryWorkspaceResponse.class)))
    @Refusals({Problem.WRONG_STATE, Problem.WORKSPACE_BOUND_ELSEWHERE, Problem.ACCOUNT_ON_HOLD})
    public Response bind(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId,
            @NotNull @Valid BindWorkspaceRequest request) {
        BindingService.Bound bound = bindings.bind(request.workspace(workspaceId), request.accountId());
        return Response.status(bound.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(DirectoryWorkspaceResponse.from(bound.view()))
                .build();
    }

    /** For good. */
    @DELETE
    @PermissionsAllowed(Scopes.DIRECTORY_WRITE)
    @Operation(
            operationId = "dissolveWorkspace",
            summary = "Say that a workspace is gone",
            description =
                    "Nothing settles it any more; its history stays. Its entry tickets are void, and the sessions that "
                            + "began by them end. Again: nothing changes.")
    @APIResponse(responseCode = "204", description = "It is dissolved")
    @Refusals(Problem.NOT_FOUND)
    public void dissolve(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId) {
        bindings.dissolve(workspaceId);
    }

    /** Without its cloud account. */
    @POST
    @Idempotent
    @Path("/transfer")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Scopes.DIRECTORY_WRITE)
    @Operation(
            operationId = "transferWorkspace",
            summary = "Move a workspace to another account of the same enterprise",
            description =
                    "Both accounts are active and certified as one enterprise. Cloud accounts stay: the new account "
                            + "settles it. A countdown goes on. Its entry tickets are void, and the sessions of the former "
                            + "account that began by them end. To its own account nothing changes.")
    @Refusals({Problem.NOT_FOUND, Problem.WRONG_STATE, Problem.ACCOUNT_ON_HOLD, Problem.TRANSFER_NOT_ALLOWED})
    public DirectoryWorkspaceResponse transfer(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId,
            @NotNull @Valid TransferWorkspaceRequest request) {
        return DirectoryWorkspaceResponse.from(transfers.transfer(workspaceId, request.accountId()));
    }

    /** Again: the first countdown. */
    @PUT
    @Path("/lock")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Scopes.DIRECTORY_WRITE)
    @Operation(
            operationId = "lockWorkspace",
            summary = "Begin the countdown of a lock",
            description = "Bills are overdue: after 14 days the lock is final. A countdown that runs goes on as it is. "
                    + "Another method of settlement ends it at once.")
    @Refusals({Problem.NOT_FOUND, Problem.WRONG_STATE})
    public DirectoryWorkspaceResponse lock(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId,
            @NotNull @Valid LockWorkspaceRequest request) {
        return DirectoryWorkspaceResponse.from(locks.lockForArrears(workspaceId));
    }

    /** In time. */
    @DELETE
    @Path("/lock")
    @PermissionsAllowed(Scopes.DIRECTORY_WRITE)
    @Operation(
            operationId = "unlockWorkspace",
            summary = "End the countdown of a lock",
            description =
                    "Bills are paid: the countdown that arrears have begun ends. Any other goes on; a lock that is "
                            + "final stays.")
    @Refusals({Problem.NOT_FOUND, Problem.WRONG_STATE})
    public DirectoryWorkspaceResponse unlock(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId) {
        return DirectoryWorkspaceResponse.from(locks.endArrears(workspaceId));
    }

    /**
     * To which account a workspace is to move.
     *
     * @param accountId of the same enterprise
     */
    @Schema(description = "To which account a workspace is to move.")
    record TransferWorkspaceRequest(
            @NotNull @Schema(description = "Certified for the same enterprise.")
            UUID accountId) {}

    /**
     * Why a workspace is to be locked.
     *
     * @param reason the one that other services know of
     */
    @Schema(description = "Why a workspace is to be locked.")
    record LockWorkspaceRequest(@NotNull Reason reason) {
        /** What a service may lock for. */
        @Schema(name = "LockReason")
        enum Reason {
            /** Bills are overdue. */
            ARREARS
        }
    }

    /**
     * Where a workspace is to send its bills.
     *
     * @param accountId the account
     * @param name as the console shows it
     * @param site where it lives, which never changes
     */
    @Schema(description = "Where a workspace is to send its bills.")
    record BindWorkspaceRequest(
            @NotNull UUID accountId,

            @NotNull @Size(min = 1, max = 128) @PlainText
            @Schema(description = "As the console shows it; the holder reads it in mails.")
            String name,

            @NotNull @Size(min = 1, max = 16) @Schema(description = "Where it lives; never changes.", examples = "ap1")
            String site) {
        NewWorkspace workspace(String id) {
            return new NewWorkspace(id, name, site);
        }
    }
}
