package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.factor.FactorResource;
import com.truewatch.billing.accounts.factor.FactorResponse;
import com.truewatch.billing.accounts.platform.idempotency.WithoutIdempotencyKey;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

/** How a passkey becomes a factor. */
@Path(FactorResource.PATH + "/passkey-registrations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factor")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class PasskeyRegistrationResource {
    private final CurrentHolder caller;
    private final PasskeyRegistrationService service;
    private final PasskeyOptions options;

    PasskeyRegistrationResource(CurrentHolder caller, PasskeyRegistrationService service, PasskeyOptions options) {
        this.caller = caller;
        this.service = service;
        this.options = options;
    }

    /** A challenge is for one answer: a repeat gets another. */
    @POST
    @WithoutIdempotencyKey
    @NeedsFreshProof(always = true)
    @Operation(
            operationId = "beginPasskeyRegistration",
            summary = "Ask for a new passkey",
            description = "Needs a fresh proof, see `giveProof`. Hand `options` to "
                    + "`PublicKeyCredential.parseCreationOptionsFromJSON` and `navigator.credentials.create`, and the answer, by its "
                    + "`toJSON`, to `completePasskeyRegistration` within five minutes. A newer one takes the place of one that was "
                    + "not answered. An account has ten passkeys at most (409 `wrong-state` with `TOO_MANY_FACTORS`).")
    @APIResponse(
            responseCode = "201",
            description = "What the browser needs",
            content = @Content(schema = @Schema(implementation = PasskeyRegistrationResponse.class)))
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.ACCOUNT_FROZEN,
        Problem.WRONG_STATE,
        Problem.ACCOUNT_ON_HOLD,
        Problem.TOO_MANY_REQUESTS
    })
    public Response begin(@NotNull @Valid BeginPasskeyRegistrationRequest body) {
        PasskeyRegistrationService.Begun begun = service.begin(caller.get(), body.name());
        return Response.status(Status.CREATED)
                .entity(new PasskeyRegistrationResponse(
                        begun.id(),
                        options.toMake(begun.challenge(), begun.handle(), begun.username(), begun.known()),
                        begun.expiresAt()))
                .build();
    }

    /** Once, whatever comes of it. */
    @POST
    @Path("/{id}/complete")
    @WithoutIdempotencyKey
    @Operation(
            operationId = "completePasskeyRegistration",
            summary = "Enrol the passkey that was made",
            description =
                    "In the session that began it, once: an answer that is not taken uses the challenge up too, so begin "
                            + "again. From now on the passkey alone logs in, and a login by password or code asks for a second proof; "
                            + "every other session ends, and the holder is told at every proved address.")
    @APIResponse(
            responseCode = "201",
            description = "The passkey is enrolled",
            content = @Content(schema = @Schema(implementation = FactorResponse.class)))
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.ACCOUNT_FROZEN,
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.ACCOUNT_ON_HOLD,
        Problem.PASSKEY_REJECTED
    })
    public Response complete(@PathParam("id") UUID id, @NotNull Map<String, Object> answer) {
        return Response.status(Status.CREATED)
                .entity(FactorResponse.from(service.complete(caller.get(), id, answer)))
                .build();
    }

    /**
     * Which passkey.
     *
     * @param name by which its holder knows it
     */
    @Schema(description = "Which passkey.")
    record BeginPasskeyRegistrationRequest(
            @NotNull @Size(min = 1, max = 64) @PlainText
            @Schema(description = "As its holder calls it.", examples = "Laptop")
            String name) {}

    /** What a browser needs to make a passkey. */
    @Schema(name = "PasskeyRegistration", description = "What a browser needs to make a passkey.")
    record PasskeyRegistrationResponse(
            UUID id,

            @Schema(description = "`PublicKeyCredentialCreationOptionsJSON` of WebAuthn.")
            Map<String, Object> options,

            @Schema(description = "Until when it can be answered.")
            Instant expiresAt) {}
}
