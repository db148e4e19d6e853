package com.truewatch.billing.accounts.workspace;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import com.truewatch.billing.accounts.platform.security.token.OpenToEntry;
import com.truewatch.billing.accounts.workspace.settlement.SettlementChoice;
import com.truewatch.billing.accounts.workspace.settlement.SettlementMethod;
import com.truewatch.billing.accounts.workspace.settlement.SettlementRefusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

/** The holder's workspaces. */
@Path(Api.V1 + "/account/workspaces")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Workspaces")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class WorkspaceResource {
    private final CurrentHolder caller;
    private final WorkspaceService service;
    private final SettlementService settlements;

    WorkspaceResource(CurrentHolder caller, WorkspaceService service, SettlementService settlements) {
        this.caller = caller;
        this.service = service;
        this.settlements = settlements;
    }

    /** The dissolved ones too. */
    @GET
    @Operation(
            operationId = "listWorkspaces",
            summary = "The workspaces that send their bills to the account",
            description = "The one that was bound last first. Dissolved ones stay in the list.")
    @Refusals(Problem.INVALID_REQUEST)
    public WorkspacePage list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        return WorkspacePage.of(service.list(holder(), Page.readCursor(cursor), size + 1), size);
    }

    /** One of them. */
    @GET
    @Path("/{workspaceId}")
    @Operation(operationId = "getWorkspace", summary = "One workspace", description = "As the list has it.")
    @Refusals(Problem.NOT_FOUND)
    public WorkspaceResponse get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId) {
        return WorkspaceResponse.from(service.get(holder(), workspaceId));
    }

    /** With the same rules as the change itself. */
    @GET
    @Path("/{workspaceId}/settlement-options")
    @Operation(
            operationId = "listSettlementOptions",
            summary = "By what it can be settled",
            description =
                    "The account itself and each of its cloud accounts, the newest first, with the reason why one is "
                            + "not allowed now. Of several reasons the first of this list is told: `DISSOLVED`, "
                            + "`WORKSPACE_LOCKED`, `ON_HOLD`, `SUBSCRIPTION_ENDED`, `NOT_ACTIVE`, `BOUND_TO_CLOUD_ACCOUNT`, "
                            + "`OTHER_CLOUD`, `MONTHLY_LIMIT`. What is in force already is allowed, and changes nothing.")
    @Refusals(Problem.NOT_FOUND)
    public SettlementOptionList options(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId) {
        return SettlementOptionList.of(settlements.options(holder(), workspaceId));
    }

    /** Once a month. */
    @PUT
    @Path("/{workspaceId}/settlement")
    @Consumes(MediaType.APPLICATION_JSON)
    @OpenToEntry
    @NeedsFreshProof
    @Operation(
            operationId = "chooseSettlement",
            summary = "Choose by what it is settled",
            description =
                    "From now on, once a calendar month. While the countdown of a lock runs, another method ends it "
                            + "at once and counts for no month; after the end of a subscription `BILLING_ACCOUNT` does so too. What "
                            + "is in force already changes nothing. With the reasons `ON_HOLD` and `MONTHLY_LIMIT`, `until` says "
                            + "when they end.")
    @Refusals({Problem.ACCOUNT_FROZEN, Problem.NOT_FOUND, Problem.SETTLEMENT_NOT_ALLOWED})
    public WorkspaceResponse choose(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId,
            @NotNull @Valid ChooseSettlementRequest request) {
        return WorkspaceResponse.from(settlements.choose(caller.get(), workspaceId, request.toChoice()));
    }

    /** The whole history at this account. */
    @GET
    @Path("/{workspaceId}/settlements")
    @Operation(
            operationId = "listSettlements",
            summary = "By what it was settled",
            description = "Newest first, while it was this account's.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND})
    public SettlementPage history(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = WorkspaceIds.FORM))
                    @PathParam("workspaceId")
                    String workspaceId,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        return SettlementPage.of(service.settlements(holder(), workspaceId, Page.readCursor(cursor), size + 1), size);
    }

    private UUID holder() {
        return caller.get().accountId();
    }

    /** Workspaces, newest first. */
    @Schema(name = "WorkspacePage", description = "Workspaces, the one that was bound last first; dissolved ones too.")
    record WorkspacePage(
            List<WorkspaceResponse> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        /** The page of {@code limit} items out of {@code limit + 1} workspaces. */
        static WorkspacePage of(List<WorkspaceView> views, int limit) {
            Page<WorkspaceResponse> page = Page.of(views, limit, WorkspaceView::bindingId, WorkspaceResponse::from);
            return new WorkspacePage(page.items(), page.nextCursor());
        }
    }

    /**
     * By what a workspace is to be settled.
     *
     * @param method who is charged
     * @param cloudAccountId with {@code CLOUD_ACCOUNT} only
     */
    @Schema(description = "By what a workspace is to be settled.")
    record ChooseSettlementRequest(
            @NotNull SettlementMethod method,

            @Nullable @Schema(description = "With `CLOUD_ACCOUNT`, and only then: one of the account's cloud accounts.")
            UUID cloudAccountId) {
        /**
         * The choice.
         *
         * @throws ProblemException {@code invalid-request} where the two do not go together
         */
        SettlementChoice toChoice() {
            if (method == SettlementMethod.CLOUD_ACCOUNT && cloudAccountId == null) {
                throw ProblemException.violation("/cloudAccountId", "must not be null");
            }
            if (method == SettlementMethod.BILLING_ACCOUNT && cloudAccountId != null) {
                throw ProblemException.violation("/cloudAccountId", "does not go with BILLING_ACCOUNT");
            }
            return new SettlementChoice(method, cloudAccountId);
        }
    }

    /** What there is to choose from. */
    @Schema(name = "SettlementOptionList", description = "What there is to choose from, what is in force among it.")
    record SettlementOptionList(
            List<SettlementOption> items,

            @Schema(description = "Always null: the list is whole.") @Nullable String nextCursor) {
        /** One way to settle the workspace. */
        @Schema(name = "SettlementOption", description = "One way to settle the workspace.")
        record SettlementOption(
                SettlementMethod method,

                @Schema(description = "With `CLOUD_ACCOUNT`; null else.") @Nullable UUID cloudAccountId,

                @Schema(description = "Whether `chooseSettlement` takes it now.")
                boolean allowed,

                @Schema(description = "Why not; clients ignore reasons that they do not know.") @Nullable SettlementRefusal reason) {
            static SettlementOption from(SettlementService.Option option) {
                return new SettlementOption(
                        option.choice().method(),
                        option.choice().cloudAccountId(),
                        option.obstacle() == null,
                        option.obstacle());
            }
        }

        static SettlementOptionList of(List<SettlementService.Option> options) {
            return new SettlementOptionList(
                    options.stream().map(SettlementOption::from).toList(), null);
        }
    }
}
