package com.truewatch.billing.accounts.workspace.directory;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.workspace.EffectiveSettlementService;
import com.truewatch.billing.accounts.workspace.EffectiveSettlementService.Effective;
import com.truewatch.billing.accounts.workspace.WorkspaceIds;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** By what one workspace was settled, for bills. */
@Path(Api.V1 + "/directory/workspaces/{workspaceId}/settlement")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class EffectiveSettlementResource {
    private final EffectiveSettlementService service;

    EffectiveSettlementResource(EffectiveSettlementService service) {
        this.service = service;
    }

    /** At a time, or on a day. */
    @GET
    @PermissionsAllowed(Scopes.DIRECTORY_READ)
    @Operation(
            operationId = "getEffectiveSettlement",
            summary = "By what a workspace was settled then",
            description =
                    "Either `at` a time, or on a `day` of the Billing Center's zone: the method in force at the end of "
                            + "a day settles all of it, and today's is the one in force now. The future, and a day that has not "
                            + "begun, are refused; 404 where the workspace was bound to nobody then.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND})
    public EffectiveSettlementResponse get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId,
            @Parameter(
                            description = "A time, not in the future. Exactly one of `at` and `day` is given.",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("at")
                    @Nullable String at,
            @Parameter(
                            description = "A day that has begun. Exactly one of `at` and `day` is given.",
                            schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("day")
                    @Nullable String day) {
        return EffectiveSettlementResponse.of(find(workspaceId, at, day));
    }

    private Effective find(String workspaceId, @Nullable String at, @Nullable String day) {
        if (at != null && day == null) {
            return service.at(workspaceId, InstantParameter.readTime(at));
        }
        if (day != null && at == null) {
            return service.on(workspaceId, InstantParameter.readDay(day));
        }
        throw ProblemException.violation("/at", "either this or day must be given");
    }
}
