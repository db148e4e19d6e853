package com.truewatch.billing.accounts.workspace.directory;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.workspace.WorkspaceService;
import com.truewatch.billing.accounts.workspace.WorkspaceView;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The workspaces of an account, for other services. */
@Path(Api.V1 + "/directory/accounts/{id}/workspaces")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class AccountWorkspacesResource {
    private final WorkspaceService service;

    AccountWorkspacesResource(WorkspaceService service) {
        this.service = service;
    }

    /** The dissolved ones too. */
    @GET
    @PermissionsAllowed(Scopes.DIRECTORY_READ)
    @Operation(
            operationId = "listAccountWorkspaces",
            summary = "The workspaces of an account",
            description = "The one that was bound last first; dissolved ones too.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND})
    public DirectoryWorkspacePage list(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        return DirectoryWorkspacePage.of(service.listOfAny(id, Page.readCursor(cursor), size + 1), size);
    }

    /** The workspaces of an account, newest first. */
    @Schema(
            name = "DirectoryWorkspacePage",
            description = "The workspaces of an account, the one that was bound last first.")
    record DirectoryWorkspacePage(
            List<DirectoryWorkspaceResponse> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        /** The page of {@code limit} items out of {@code limit + 1} workspaces. */
        static DirectoryWorkspacePage of(List<WorkspaceView> views, int limit) {
            Page<DirectoryWorkspaceResponse> page =
                    Page.of(views, limit, WorkspaceView::bindingId, DirectoryWorkspaceResponse::from);
            return new DirectoryWorkspacePage(page.items(), page.nextCursor());
        }
    }
}
