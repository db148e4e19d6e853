package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import com.truewatch.billing.accounts.recovery.RecoveryService.Wish;
import io.quarkus.security.PermissionsAllowed;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Lost addresses of an account, for operators. */
@Path(Api.V1 + "/operator/accounts/{id}/address-recoveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class AccountRecoveriesResource {
    private final CurrentCaller caller;
    private final RecoveryService service;
    private final Clients clients;
    private final Clock clock;

    AccountRecoveriesResource(CurrentCaller caller, RecoveryService service, Clients clients, Clock clock) {
        this.caller = caller;
        this.service = service;
        this.clients = clients;
        this.clock = clock;
    }

    /** Nothing changes for three days. */
    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.RECOVERY)
    @Operation(
            operationId = "openAddressRecovery",
            summary = "Replace an address that its holder has lost",
            description =
                    "A code goes to the new address, which its owner gives to `confirmAddressRecovery`; every known "
                            + "address is told and can stop it. After 72 hours the account has the new address and every session ends. "
                            + "An account that is not certified needs a second operator (`approveAddressRecovery`). "
                            + "An open one for the same credential is cancelled; one that lacks its code or its second "
                            + "operator for a week has expired. It waits while the account is frozen or on hold, and ends "
                            + "where the address proves itself after all: by a change that it completes, or by an undo. An "
                            + "address that the account has had for less than seven days is told, but can neither stop it "
                            + "nor begin a change of it meanwhile. An email that is replaced gets a link to undo that, if "
                            + "the account had it for seven days when the recovery was opened.")
    @APIResponse(
            responseCode = "202",
            description = "A code is on its way",
            content = @Content(schema = @Schema(implementation = RecoveryResponse.class)))
    @Refusals({
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.ADDRESS_UNAVAILABLE,
        Problem.SAME_ADDRESS,
        Problem.TOO_MANY_REQUESTS
    })
    public Response open(
            @PathParam("id") UUID id, @NotNull @Valid OpenRecoveryRequest body, @Context HttpServerRequest request) {
        AddressRecovery recovery = service.open(id, body.toWish(), caller.subject(), clients.of(request));
        return Response.status(Status.ACCEPTED)
                .entity(RecoveryResponse.from(recovery, clock.instant()))
                .build();
    }

    /** For the second operator, and for whoever asks later. */
    @GET
    @PermissionsAllowed(Rights.OPERATOR + Rights.RECOVERY)
    @Operation(
            operationId = "listAddressRecoveries",
            summary = "The recoveries of an account",
            description = "Newest first, those that are over too; kept for thirteen months.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND})
    public RecoveryPage list(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        return RecoveryPage.of(service.list(id, Page.readCursor(cursor), size + 1), size, clock.instant());
    }

    /** Recoveries of one account, newest first. */
    @Schema(name = "AddressRecoveryPage", description = "Recoveries of one account, newest first.")
    record RecoveryPage(
            List<RecoveryResponse> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        /** The page of {@code limit} items out of {@code limit + 1} recoveries. */
        static RecoveryPage of(List<AddressRecovery> recoveries, int limit, Instant now) {
            Page<RecoveryResponse> page =
                    Page.of(recoveries, limit, it -> it.id().id(), it -> RecoveryResponse.from(it, now));
            return new RecoveryPage(page.items(), page.nextCursor());
        }
    }

    /**
     * A lost address, and the one that is to take its place.
     *
     * @param credential which is lost
     * @param newAddress where a code goes
     * @param reason for the record
     */
    @Schema(description = "A lost address, and the one that is to take its place.")
    record OpenRecoveryRequest(
            @NotNull @Schema(description = "Which address is lost.")
            Credential credential,

            @NotNull @Size(min = 1, max = 320) @Schema(description = "An email, or a phone in E.164; a code goes there.", examples = "new@acme.example")
            String newAddress,

            @NotNull @Size(min = 1, max = 500) @PlainText
            @Schema(description = "For the record.", examples = "The person left; the licence was shown.")
            String reason) {
        Wish toWish() {
            return new Wish(credential, newAddress, reason.strip());
        }
    }
}
