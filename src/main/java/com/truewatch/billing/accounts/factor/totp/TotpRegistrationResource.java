package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.factor.FactorResource;
import com.truewatch.billing.accounts.factor.FactorResponse;
import com.truewatch.billing.accounts.factor.totp.TotpRegistrationService.Begun;
import com.truewatch.billing.accounts.platform.encryption.NeedsKeys;
import com.truewatch.billing.accounts.platform.idempotency.WithoutIdempotencyKey;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How an authenticator app becomes a second factor. */
@Path(FactorResource.PATH + "/totp-registrations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factor")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
@NeedsKeys
public class TotpRegistrationResource {
    private final CurrentHolder caller;
    private final TotpRegistrationService service;

    TotpRegistrationResource(CurrentHolder caller, TotpRegistrationService service) {
        this.caller = caller;
        this.service = service;
    }

    /** The answer is a secret: it is kept for no repeat. */
    @POST
    @WithoutIdempotencyKey
    @NeedsFreshProof(always = true)
    @Operation(
            operationId = "beginTotpRegistration",
            summary = "Set up an authenticator app",
            description =
                    "Needs a fresh proof, see `giveProof`. The secret is shown once: as text, as the address that apps "
                            + "read, and as its QR code. Nothing is enrolled until `completeTotpRegistration`; a newer one takes the "
                            + "place of one that was not completed. An account has three apps at most (409 `wrong-state` with "
                            + "`TOO_MANY_FACTORS`).")
    @APIResponse(
            responseCode = "201",
            description = "What the app needs",
            content = @Content(schema = @Schema(implementation = TotpRegistrationResponse.class)))
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.ACCOUNT_FROZEN,
        Problem.WRONG_STATE,
        Problem.ACCOUNT_ON_HOLD,
        Problem.TOO_MANY_REQUESTS
    })
    public Response begin(@NotNull @Valid BeginTotpRegistrationRequest body) {
        return Response.status(Status.CREATED)
                .entity(TotpRegistrationResponse.from(service.begin(caller.get(), body.name())))
                .build();
    }

    /** Once. */
    @POST
    @Path("/{id}/complete")
    @WithoutIdempotencyKey
    @Operation(
            operationId = "completeTotpRegistration",
            summary = "Show that the app works",
            description =
                    "Within ten minutes, in the session that began it. From now on a login asks for a second proof; "
                            + "every other session ends, and the holder is told at every proved address. Then call "
                            + "`makeRecoveryCodes`, for the day on which the app is lost.")
    @APIResponse(
            responseCode = "201",
            description = "The app is enrolled",
            content = @Content(schema = @Schema(implementation = FactorResponse.class)))
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.ACCOUNT_FROZEN,
        Problem.NOT_FOUND,
        Problem.WRONG_STATE,
        Problem.ACCOUNT_ON_HOLD,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.LOCKED
    })
    public Response complete(@PathParam("id") UUID id, @NotNull @Valid CompleteTotpRegistrationRequest body) {
        return Response.status(Status.CREATED)
                .entity(FactorResponse.from(service.complete(caller.get(), id, body.totp())))
                .build();
    }

    /**
     * Which app.
     *
     * @param name by which its holder knows it
     */
    @Schema(description = "Which app.")
    record BeginTotpRegistrationRequest(
            @NotNull @Size(min = 1, max = 64) @PlainText
            @Schema(description = "As its holder calls it.", examples = "Phone")
            String name) {}

    /**
     * What the app shows.
     *
     * @param totp six ASCII digits; leading zeros count
     */
    @Schema(description = "What the app shows.")
    record CompleteTotpRegistrationRequest(
            @NotNull @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Schema(description = "Six digits; leading zeros count.", examples = "123456")
            String totp) {
        /** Without the value. */
        @Override
        public String toString() {
            return "CompleteTotpRegistrationRequest";
        }
    }

    /** What an app needs. */
    @Schema(name = "TotpRegistration", description = "What an authenticator app needs; shown once.")
    record TotpRegistrationResponse(
            UUID id,

            @Schema(description = "In Base32, to be typed.") String secret,

            @Schema(description = "`otpauth://`, as apps read it.")
            String uri,

            @Schema(description = "The same as a QR code: an SVG picture.")
            String qrCode,

            @Schema(description = "Until when it can be completed.")
            Instant expiresAt) {
        static TotpRegistrationResponse from(Begun begun) {
            String uri = TotpUri.of(begun.username(), begun.secret());
            return new TotpRegistrationResponse(begun.id(), begun.secret(), uri, QrCode.svg(uri), begun.expiresAt());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "TotpRegistrationResponse";
        }
    }
}
