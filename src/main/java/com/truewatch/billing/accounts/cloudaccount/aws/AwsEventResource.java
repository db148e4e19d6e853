package com.truewatch.billing.accounts.cloudaccount.aws;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Clients;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What AWS tells: events of EventBridge, messages of SNS. Either proves where it comes from in a way of its own. */
@Path(Api.MARKETPLACE + "/aws")
@Tag(name = "Marketplaces")
@PermitAll
public class AwsEventResource {
    private static final String SECRET = "X-Marketplace-Webhook-Secret";

    private final EventBridgeInbox events;
    private final SnsInbox messages;
    private final Clients clients;

    AwsEventResource(EventBridgeInbox events, SnsInbox messages, Clients clients) {
        this.events = events;
        this.messages = messages;
        this.clients = clients;
    }

    /** From an API destination. */
    @POST
    @Path("/events")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "takeAwsEvent",
            summary = "An event of EventBridge",
            description = "Of an API destination, whose connection sends the secret in " + SECRET
                    + ". Any kind of event is stored, the same one once. Without the right secret: `forbidden`.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "204", description = "It is stored")
    @Refusals({Problem.INVALID_REQUEST, Problem.FORBIDDEN, Problem.UNAVAILABLE})
    public void event(String body, @HeaderParam(SECRET) @Nullable String secret, @Context HttpServerRequest request) {
        events.take(body, secret, clients.of(request));
    }

    /** Of a topic of AWS Marketplace. */
    @POST
    @Path("/sns")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "takeAwsMessage",
            summary = "A message of SNS",
            description = "Of a configured topic, signed by SNS; a subscription of such a topic is confirmed. Anything "
                    + "else: `forbidden`.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "204", description = "It is stored")
    @Refusals({Problem.FORBIDDEN, Problem.UNAVAILABLE})
    public void message(
            String body,
            @HeaderParam("x-amz-sns-message-type") @Nullable String type,
            @Context HttpServerRequest request) {
        messages.take(body, type, clients.of(request));
    }
}
