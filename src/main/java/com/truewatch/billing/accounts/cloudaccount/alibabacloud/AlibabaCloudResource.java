package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import com.truewatch.billing.accounts.cloudaccount.ledger.EventInbox;
import com.truewatch.billing.accounts.cloudaccount.ledger.RejectedEvent;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import com.truewatch.billing.accounts.platform.text.StrictUtf8;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.CharacterCodingException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where Alibaba Cloud Marketplace calls, and sends buyers. It alone decides how bodies look here. */
@Path(Api.V1 + "/marketplace/alibaba-cloud")
@Produces(AlibabaCloudResource.JSON)
@Tag(name = "Marketplaces")
@PermitAll
public class AlibabaCloudResource {
    static final String JSON = "application/json;charset=UTF-8";

    private static final String MALFORMED = "malformed";

    private static final String CALL = "A call of the marketplace's SPI: `action` says what it asks for, and the rest "
            + "depends on that. Signed by `token` over all other parameters, unknown ones too. `verify` is a buyer's "
            + "browser, which goes on to the SPA with a claim in the fragment; nobody is logged in by it. What is not "
            + "known is stored, and not taken in.";

    private final SpiTokens tokens;
    private final SpiDispatcher calls;
    private final BuyerRedirectService redirects;
    private final EventInbox inbox;
    private final Clients clients;

    AlibabaCloudResource(
            SpiTokens tokens, SpiDispatcher calls, BuyerRedirectService redirects, EventInbox inbox, Clients clients) {
        this.tokens = tokens;
        this.calls = calls;
        this.redirects = redirects;
        this.inbox = inbox;
        this.clients = clients;
    }

    /** By query parameters. */
    @GET
    @Operation(operationId = "callAlibabaCloud", summary = "Tell of an instance", description = CALL)
    @Parameter(name = "action", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @Parameter(name = "token", in = ParameterIn.QUERY, schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "Stored; whether it was taken in",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            anyOf = {
                                                InstanceResponse.class,
                                                SuccessResponse.class,
                                                PaymentResponse.class
                                            })))
    @APIResponse(responseCode = "303", description = "`verify`: on to the SPA with a claim")
    @APIResponse(
            responseCode = "403",
            description = "Not genuine, or a visit that does not count any more; without effect",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SuccessResponse.class)))
    public Response call(@Context HttpServerRequest request) {
        return answer(request, null);
    }

    /** By a form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(operationId = "postAlibabaCloud", summary = "Tell of an instance by a form", description = CALL)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                            schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "Stored; whether it was taken in",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema =
                                    @Schema(
                                            anyOf = {
                                                InstanceResponse.class,
                                                SuccessResponse.class,
                                                PaymentResponse.class
                                            })))
    @APIResponse(responseCode = "303", description = "`verify`: on to the SPA with a claim")
    @APIResponse(
            responseCode = "403",
            description = "Not genuine, or a visit that does not count any more; without effect",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SuccessResponse.class)))
    public Response post(@Context HttpServerRequest request, byte[] form) {
        try {
            return answer(request, StrictUtf8.decode(form));
        } catch (CharacterCodingException malformed) {
            return refuse(request, "", MALFORMED);
        }
    }

    private Response answer(HttpServerRequest request, @Nullable String form) {
        SpiParameters parameters = SpiParameters.parse(request.query(), form).orElse(null);
        if (parameters == null) {
            return refuse(request, "", MALFORMED);
        }
        if (!tokens.isGenuine(parameters)) {
            return refuse(request, parameters.encoded(), "token");
        }
        if (!parameters.get("action").equals("verify")) {
            return Response.ok(calls.answer(parameters)).build();
        }
        return redirects
                .welcome(parameters)
                .map(it -> Response.seeOther(it).build())
                .orElseGet(() -> refuse(request, parameters.encoded(), "visit"));
    }

    private Response refuse(HttpServerRequest request, String body, String code) {
        inbox.refuse(new RejectedEvent(AlibabaCloud.NAME, "spi", body, code), clients.of(request));
        return Response.status(Response.Status.FORBIDDEN)
                .entity(SuccessResponse.of(false))
                .build();
    }
}
