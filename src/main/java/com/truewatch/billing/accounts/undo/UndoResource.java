package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the links in notices do, once a person has pressed the button of the page that they lead to. */
@Path(Api.V1 + "/credential-changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Change of email and phone")
@PermitAll
public class UndoResource {
    private final UndoService undos;
    private final ContestService contests;
    private final Clients clients;

    UndoResource(UndoService undos, ContestService contests, Clients clients) {
        this.undos = undos;
        this.contests = contests;
        this.clients = clients;
    }

    /** The brake. */
    @POST
    @Path("/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoCredentialChange",
            summary = "Undo a change of email or phone",
            description = "With the token of the link that a notice brought, within seven days of the change; nobody "
                    + "need be logged in. The address that the change replaced logs in again (a first phone is removed); "
                    + "every session ends; open codes, changes and the links of later changes of the same credential are "
                    + "void; a password that was set since is removed; and for 24 hours nothing more can be changed "
                    + "(`account-on-hold`). What is no such token is `not-found`; a link that was used, or is void or too "
                    + "old, is `wrong-state` with `UNDONE`, `CONTESTED`, `VOID` or `EXPIRED`.")
    @APIResponse(responseCode = "200", description = "The change is undone")
    @Refusals({Problem.ACCOUNT_FROZEN, Problem.NOT_FOUND, Problem.WRONG_STATE, Problem.TOO_MANY_REQUESTS})
    public UndoResponse undo(@NotNull @Valid FollowLinkRequest body, @Context HttpServerRequest request) {
        return undos.undo(body.token(), clients.of(request));
    }

    /** The brake on the brake. */
    @POST
    @Path("/contest")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "contestUndo",
            summary = "Contest an undo",
            description = "With the token of the link in the notice to the address that the undo has replaced, within "
                    + "seven days of the undo, once. The account is frozen and its sessions end, until two operators have "
                    + "decided whose it is (`decideContest`). What is no such token is `not-found`; a link that was used, "
                    + "is void or too old is `wrong-state` with `CONTESTED`, `DECIDED`, `VOID` or `EXPIRED`.")
    @APIResponse(responseCode = "200", description = "The account is frozen")
    @Refusals({Problem.NOT_FOUND, Problem.WRONG_STATE, Problem.TOO_MANY_REQUESTS})
    public ContestResponse contest(@NotNull @Valid FollowLinkRequest body, @Context HttpServerRequest request) {
        return ContestResponse.from(contests.contest(body.token(), clients.of(request)));
    }

    /** An undo that was contested. */
    @Schema(name = "ContestedUndo", description = "An undo that was contested.")
    record ContestResponse(
            Credential credential,

            @Schema(description = "Of the account: `FROZEN`.")
            AccountStatus status) {
        static ContestResponse from(ContestService.Contested contested) {
            return new ContestResponse(contested.credential(), contested.status());
        }
    }

    /**
     * What a link in a notice carries.
     *
     * @param token all that follows {@code #token=}
     */
    @Schema(description = "What a link in a notice carries.")
    record FollowLinkRequest(
            @NotNull @Size(min = 1, max = 256) @Schema(description = "All that follows `#token=` in the link.")
            String token) {
        /** Without the token. */
        @Override
        public String toString() {
            return "FollowLinkRequest";
        }
    }
}
