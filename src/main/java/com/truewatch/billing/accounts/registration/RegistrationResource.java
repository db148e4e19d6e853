package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.AccountPatch.MessageLocale;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.language.Languages;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import com.truewatch.billing.accounts.verification.CodeRequestResponse;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Registration: the email, then its code with everything else. */
@Path(Api.V1 + "/registrations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registration and password")
@PermitAll
public class RegistrationResource {
    private final RegistrationService registrations;
    private final RegistrationCompletionService completion;
    private final Clients clients;

    RegistrationResource(RegistrationService registrations, RegistrationCompletionService completion, Clients clients) {
        this.registrations = registrations;
        this.completion = completion;
        this.clients = clients;
    }

    /** The same answer for a free and a taken email. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startRegistration",
            summary = "Begin a registration",
            description = "A code is on its way to the email. If that belongs to an account already, its owner gets a "
                    + "notice instead; the answer does not say so.")
    @APIResponse(
            responseCode = "202",
            description = "A code is on its way",
            content = @Content(schema = @Schema(implementation = CodeRequestResponse.class)))
    @Refusals(Problem.TOO_MANY_REQUESTS)
    public Response start(@NotNull @Valid StartRegistrationRequest body, @Context HttpServerRequest request) {
        Locale locale = body.locale() == null
                ? Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                : Locale.forLanguageTag(body.locale().name());
        return Response.status(Status.ACCEPTED)
                .entity(CodeRequestResponse.from(registrations.start(body.email(), locale, clients.of(request))))
                .build();
    }

    /** The tries stay as they are. */
    @POST
    @Path("/{id}/resend")
    @Operation(
            operationId = "resendRegistrationCode",
            summary = "Send the code anew",
            description = "A minute after the last one at the earliest; the code before it is void. "
                    + "A registration that is complete, has no tries left or is older than half an hour answers 409.")
    @Refusals({Problem.NOT_FOUND, Problem.WRONG_STATE, Problem.TOO_MANY_REQUESTS})
    public CodeRequestResponse resend(@PathParam("id") UUID id, @Context HttpServerRequest request) {
        return CodeRequestResponse.from(registrations.resend(id, clients.of(request)));
    }

    /** Logged in at the end. */
    @POST
    @Path("/{id}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "completeRegistration",
            summary = "Make the account",
            description = "Everything but the code is looked at first and costs no try. Whether the username is taken "
                    + "shows only after the right code, which stays good. Without a password the holder logs in by "
                    + "codes. A phone is contact text until the change of phone has proved it.")
    @APIResponse(
            responseCode = "201",
            description = "The account is made and its holder logged in; `Set-Cookie` carries the refresh token",
            headers = @Header(name = "Set-Cookie", ref = "Set-Cookie"),
            content = @Content(schema = @Schema(ref = "SessionTokens")))
    @Refusals({
        Problem.NOT_FOUND,
        Problem.USERNAME_TAKEN,
        Problem.ADDRESS_UNAVAILABLE,
        Problem.CODE_INCORRECT,
        Problem.CODE_EXPIRED,
        Problem.PASSWORD_REJECTED,
        Problem.AGREEMENT_OUTDATED,
        Problem.LOCKED,
        Problem.TOO_MANY_REQUESTS
    })
    public Response complete(
            @PathParam("id") UUID id,
            @NotNull @Valid CompleteRegistrationRequest body,
            @Context HttpServerRequest request) {
        return completion.complete(id, body, clients.of(request)).get();
    }

    /**
     * Who wants an account.
     *
     * @param email where the code goes
     * @param locale the language of messages
     */
    @Schema(description = "Who wants an account.")
    record StartRegistrationRequest(
            @NotNull @Size(min = 1, max = 320) @Schema(
                    description = "The email that is to log in.",
                    pattern = EmailAddress.FORM,
                    examples = "new@acme.example")
            String email,

            @Nullable @Schema(description = "The language of messages; without it, by `Accept-Language`.")
            MessageLocale locale) {}
}
