package com.truewatch.billing.accounts.factor.change;

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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The brake after a change of second factors. Nobody need be logged in. */
@Path(Api.V1 + "/factor-changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factor")
@PermitAll
public class FactorUndoResource {
    private final FactorUndoService service;
    private final Clients clients;

    FactorUndoResource(FactorUndoService service, Clients clients) {
        this.service = service;
        this.clients = clients;
    }

    /** The link shows who can read the mail; the password, whose account it is. */
    @POST
    @Path("/undo")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "undoFactorChange",
            summary = "Undo a change of second factors",
            description =
                    "With the token of the link that a notice brought, for seven days. Every session ends, and for 24 hours "
                            + "nothing can be changed. With the password from before the change, too, the second factors are as "
                            + "before it. An account that had no password asks staff.")
    @APIResponse(
            responseCode = "200",
            description = "The account is held; with the password, the change is undone",
            content = @Content(schema = @Schema(implementation = FactorUndoResponse.class)))
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.INVALID_CREDENTIALS,
        Problem.ACCOUNT_FROZEN,
        Problem.NOT_FOUND,
        Problem.PASSWORD_NOT_SET,
        Problem.TOO_MANY_REQUESTS
    })
    public FactorUndoResponse undo(@NotNull @Valid UndoFactorChangeRequest body, @Context HttpServerRequest request) {
        FactorUndoService.Undone undone = service.undo(body.token(), body.password(), clients.of(request));
        return new FactorUndoResponse(undone.holdUntil(), undone.factorsRestored());
    }

    /**
     * What the link carries, and what its reader knows.
     *
     * @param token all that follows {@code #token=}
     * @param password that of before the change
     */
    @Schema(
            description =
                    "What the link in the notice carries; with the password from before, it also undoes the change.")
    record UndoFactorChangeRequest(
            @NotNull @Size(min = 1, max = 256) @Schema(description = "All that follows `#token=` in the link.")
            String token,

            @Nullable @Size(min = 1, max = 1024) @Schema(description = "The password from before the change.")
            String password) {
        /** Without the secrets. */
        @Override
        public String toString() {
            return "UndoFactorChangeRequest";
        }
    }

    /** What came of it. */
    @Schema(name = "FactorUndo", description = "What came of the undo of a change of second factors.")
    record FactorUndoResponse(
            @Schema(description = "Until when nothing can be changed; null where an earlier hold by this link is over.")
            @Nullable Instant holdUntil,

            @Schema(description = "Whether the second factors are as before the change.")
            boolean factorsRestored) {}
}
