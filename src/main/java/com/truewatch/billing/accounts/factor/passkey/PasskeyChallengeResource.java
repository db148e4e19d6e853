package com.truewatch.billing.accounts.factor.passkey;

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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What passkeys sign. */
@Path(Api.V1 + "/passkey-challenges")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
@PermitAll
public class PasskeyChallengeResource {
    private final PasskeyChallengeService service;
    private final PasskeyOptions options;
    private final Clients clients;

    PasskeyChallengeResource(PasskeyChallengeService service, PasskeyOptions options, Clients clients) {
        this.service = service;
        this.options = options;
        this.clients = clients;
    }

    /** The same for everybody. */
    @POST
    @Operation(
            operationId = "requestPasskeyChallenge",
            summary = "Ask for a challenge for a passkey",
            description =
                    "Hand `options` to `PublicKeyCredential.parseRequestOptionsFromJSON` and `navigator.credentials.get`, and "
                            + "the answer, by its `toJSON`, with `challengeId` to `logIn` or `giveProof` within five minutes. With "
                            + "`factorTicket` the answer is good as the second proof of that login only. The answer tells nothing of "
                            + "anybody's passkeys.")
    @APIResponse(
            responseCode = "201",
            description = "What the browser needs",
            content = @Content(schema = @Schema(implementation = PasskeyChallengeResponse.class)))
    @Refusals({Problem.INVALID_REQUEST, Problem.TOO_MANY_REQUESTS})
    public Response request(@NotNull @Valid RequestPasskeyChallengeRequest body, @Context HttpServerRequest request) {
        PasskeyChallengeService.Given given = service.give(body.factorTicket(), clients.of(request));
        return Response.status(Status.CREATED)
                .entity(new PasskeyChallengeResponse(given.id(), options.toSign(given.challenge()), given.expiresAt()))
                .build();
    }

    /**
     * For which login.
     *
     * @param factorTicket of the first proof; null where the passkey is both proofs, or a fresh one
     */
    @Schema(description = "For which login: empty where the passkey alone is to log in.")
    record RequestPasskeyChallengeRequest(
            @Nullable @Size(min = 1, max = 256) @Schema(description = "The `factorTicket` of `second-factor-required`.")
            String factorTicket) {
        /** Without the ticket. */
        @Override
        public String toString() {
            return "RequestPasskeyChallengeRequest";
        }
    }

    /** What a browser needs to have a passkey sign. */
    @Schema(name = "PasskeyChallenge", description = "What a browser needs to have a passkey sign.")
    record PasskeyChallengeResponse(
            @Schema(description = "The `challengeId` of the answer.")
            UUID id,

            @Schema(description = "`PublicKeyCredentialRequestOptionsJSON` of WebAuthn.")
            Map<String, Object> options,

            @Schema(description = "Until when it can be answered.")
            Instant expiresAt) {}
}
