package com.truewatch.billing.accounts.cloudaccount.aws;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Pages;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import com.truewatch.billing.accounts.platform.text.StrictUtf8;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where a buyer's browser lands from "Set up your account": a form from another site, without a cookie or a signature. */
@Path(AwsRegistrationResource.PATH)
@Tag(name = "Marketplaces")
@PermitAll
public class AwsRegistrationResource {
    static final String PATH = Api.MARKETPLACE + "/aws/registration";

    private static final String TOKEN = "x-amzn-marketplace-token";
    private static final String UNKNOWN = "#problem=" + Problem.SUBSCRIPTION_UNKNOWN.slug();
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final AwsRegistrationService registrations;
    private final Pages pages;
    private final Clients clients;

    AwsRegistrationResource(AwsRegistrationService registrations, Pages pages, Clients clients) {
        this.registrations = registrations;
        this.pages = pages;
        this.clients = clients;
    }

    /** Leads to the page of the SPA, with a claim in the fragment. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(
            operationId = "registerAwsBuyer",
            summary = "Come from AWS Marketplace",
            description =
                    "AWS Marketplace sends a buyer's browser here. Leads to the configured page: with `#claim=` where the "
                            + "token is good, with `#problem=subscription-unknown` where the buyer must return to AWS "
                            + "Marketplace and press \"Set up your account\" again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = TOKEN,
                                            properties =
                                                    @SchemaProperty(
                                                            name = TOKEN,
                                                            type = SchemaType.STRING,
                                                            description =
                                                                    "What AWS Marketplace gave the buyer's browser."))))
    @APIResponse(responseCode = "303", description = "To the page of the SPA")
    @Refusals({Problem.INVALID_REQUEST, Problem.TOO_MANY_REQUESTS, Problem.UNAVAILABLE})
    public Response register(
            String form,
            @Parameter(
                            description = "The marketplace, where it is one of another AWS than the usual.",
                            example = "aws-china")
                    @QueryParam("marketplace")
                    @Nullable String marketplace,
            @Context HttpServerRequest request) {
        URI page = pages.awsRegistration().orElseThrow(() -> ProblemException.unavailable(RETRY));
        String fragment = registrations
                .register(token(form), marketplace, clients.of(request))
                .map(claim -> "#claim=" + claim)
                .orElse(UNKNOWN);
        return Response.seeOther(URI.create(page + fragment)).build();
    }

    /** Decoded once: decoded twice, its plus signs would be spaces. */
    private static String token(String form) {
        List<String> tokens = Arrays.stream(form.split("&", -1))
                .filter(it -> it.startsWith(TOKEN + "="))
                .map(it -> decode(it.substring(TOKEN.length() + 1)))
                .toList();
        if (tokens.size() != 1 || tokens.get(0).isBlank()) {
            throw ProblemException.violation("/" + TOKEN, "must be there once");
        }
        return tokens.get(0);
    }

    private static String decode(String value) {
        try {
            return StrictUtf8.decodeForm(value);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.violation("/" + TOKEN, "must be URL-encoded");
        }
    }
}
