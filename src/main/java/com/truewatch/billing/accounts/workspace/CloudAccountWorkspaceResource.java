package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import com.truewatch.billing.accounts.platform.security.token.OpenToEntry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The workspaces of one cloud account. */
@Path(Api.V1 + "/account/cloud-accounts/{id}/workspaces/{workspaceId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workspaces")
public class CloudAccountWorkspaceResource {
    private final CurrentHolder caller;
    private final SettlementService settlements;

    CloudAccountWorkspaceResource(CurrentHolder caller, SettlementService settlements) {
        this.caller = caller;
        this.settlements = settlements;
    }

    /** The same as choosing it at the workspace. */
    @PUT
    @RolesAllowed(AccessTokens.ROLE_ACCOUNT)
    @OpenToEntry
    @NeedsFreshProof
    @Operation(
            operationId = "settleByCloudAccount",
            summary = "Settle a workspace by this cloud account",
            description = "As `chooseSettlement` with this cloud account, by the same rules.")
    @Refusals({Problem.ACCOUNT_FROZEN, Problem.NOT_FOUND, Problem.SETTLEMENT_NOT_ALLOWED})
    public WorkspaceResponse settle(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId) {
        return WorkspaceResponse.from(settlements.chooseCloudAccount(caller.get(), id, workspaceId));
    }
}
