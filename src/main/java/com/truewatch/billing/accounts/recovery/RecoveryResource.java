package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
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
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the people behind the addresses do: the new one proves itself, a known one stops it. Nobody need be logged in. */
@Path(Api.V1 + "/address-recoveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Change of email and phone")
@PermitAll
public class RecoveryResource {
    private final RecoveryConfirmationService confirmation;
    private final CancelService cancelling;
    private final Clients clients;
    private final Clock clock;

    RecoveryResource(RecoveryConfirmationService confirmation, CancelService cancelling, Clients clients, Clock clock) {
        this.confirmation = confirmation;
        this.cancelling = cancelling;
        this.clients = clients;
        this.clock = clock;
    }

    /** By the code. */
    @POST
    @Path("/{id}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "confirmAddressRecovery",
            summary = "Prove the new address of a recovery",
            description = "With the code that went there when an operator opened the recovery. "
                    + "It takes effect at `dueAt`, unless a known address stops it before.")
    @APIResponse(responseCode = "200", description = "The new address is proved")
    @Refusals({
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.ADDRESS_UNAVAILABLE,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.LOCKED,
        Problem.TOO_MANY_REQUESTS
    })
    public RecoveryProgressResponse confirm(
            @PathParam("id") UUID id, @NotNull @Valid ConfirmRecoveryRequest body, @Context HttpServerRequest request) {
        return RecoveryProgressResponse.from(
                confirmation.confirm(id, body.code(), clients.of(request)), clock.instant());
    }

    /** By the token. */
    @POST
    @Path("/{id}/cancel")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "cancelAddressRecovery",
            summary = "Stop a recovery",
            description =
                    "With the token of the link that a notice brought to a known address. Nothing has changed then, and "
                            + "nothing does. What is no such token is `not-found`; a recovery that is over is `wrong-state` with its state.")
    @APIResponse(responseCode = "200", description = "It is stopped")
    @Refusals({Problem.NOT_FOUND, Problem.WRONG_STATE, Problem.TOO_MANY_REQUESTS})
    public RecoveryProgressResponse cancel(
            @PathParam("id") UUID id, @NotNull @Valid CancelRecoveryRequest body, @Context HttpServerRequest request) {
        return RecoveryProgressResponse.from(cancelling.cancel(id, body.token(), clients.of(request)), clock.instant());
    }

    /** A recovery as the people behind the addresses see it. */
    @Schema(name = "AddressRecoveryProgress", description = "A recovery as the people behind the addresses see it.")
    record RecoveryProgressResponse(
            UUID id,
            @Schema(description = "Which address is lost.") Credential credential,
            RecoveryState state,

            @Schema(description = "When it takes effect at the earliest; until then every known address can stop it.")
            Instant dueAt) {
        static RecoveryProgressResponse from(AddressRecovery recovery, Instant now) {
            return new RecoveryProgressResponse(
                    recovery.id().id(), recovery.credential(), recovery.stateAt(now), recovery.dueAt());
        }
    }

    /**
     * The code that went to the new address.
     *
     * @param code six ASCII digits; leading zeros count
     */
    @Schema(description = "The code that went to the new address.")
    record ConfirmRecoveryRequest(
            @NotNull @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
            String code) {
        /** Without the code. */
        @Override
        public String toString() {
            return "ConfirmRecoveryRequest";
        }
    }

    /**
     * What the link in the notice carries.
     *
     * @param token all that follows {@code #token=}
     */
    @Schema(description = "What the link in the notice carries.")
    record CancelRecoveryRequest(
            @NotNull @Size(min = 1, max = 256) @Schema(description = "All that follows `#token=` in the link.")
            String token) {
        /** Without the token. */
        @Override
        public String toString() {
            return "CancelRecoveryRequest";
        }
    }
}
