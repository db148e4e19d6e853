package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Devices;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.session.AccountSessionsResource.SessionPage.SessionItem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where the holder is logged in. */
@Path(Api.V1 + "/account/sessions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sessions")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class AccountSessionsResource {
    private final CurrentHolder caller;
    private final SessionService service;
    private final Devices devices;

    AccountSessionsResource(CurrentHolder caller, SessionService service, Devices devices) {
        this.caller = caller;
        this.service = service;
        this.devices = devices;
    }

    /** Only those that are alive. */
    @GET
    @Operation(
            operationId = "listSessions",
            summary = "Where the holder is logged in",
            description = "The sessions that are alive, newest first; at most 20 at once.")
    @Refusals(Problem.INVALID_REQUEST)
    public SessionPage list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        Holder holder = caller.get();
        List<Session> rows = service.list(holder, Page.readCursor(cursor), size + 1);
        return SessionPage.from(Page.of(rows, size, it -> it.id().id(), it -> item(it, holder)));
    }

    /** Any of them, the current one too. */
    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "endSession",
            summary = "End one session",
            description = "Its tokens are refused from the next request on, everywhere.")
    @APIResponse(responseCode = "204", description = "It is over")
    @Refusals(Problem.NOT_FOUND)
    public void end(@PathParam("id") UUID id) {
        service.revoke(caller.get(), id);
    }

    /** All but the one that asks. */
    @DELETE
    @Operation(
            operationId = "endOtherSessions",
            summary = "End every other session",
            description = "All but the one that asks.")
    public RevokedSessionsResponse endOthers() {
        return new RevokedSessionsResponse(service.revokeOthers(caller.get()));
    }

    private SessionItem item(Session session, Holder holder) {
        return new SessionItem(
                session.id().id(),
                session.id().id().equals(holder.sessionId()),
                devices.describe(session.device()),
                session.network(),
                session.createdAt(),
                session.lastUsedAt(),
                session.expiresAt());
    }

    /**
     * What ending the others did.
     *
     * @param revoked how many
     */
    @Schema(name = "RevokedSessions", description = "How many sessions were ended.")
    record RevokedSessionsResponse(int revoked) {}

    /** Sessions that are alive, newest first. */
    @Schema(name = "SessionPage", description = "Sessions that are alive, newest first.")
    record SessionPage(
            List<SessionItem> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        /** One of them. */
        @Schema(name = "SessionItem", description = "A session as its holder sees it.")
        record SessionItem(
                UUID id,

                @Schema(description = "Whether it is the one that asks.")
                boolean current,

                @Schema(description = "In words, for example `Chrome on Windows`.") @Nullable String device,

                @Schema(description = "The network it was begun from: IPv4 /24, IPv6 /48, the rest zeroed.")
                String ip,

                Instant createdAt,

                @Schema(description = "The login or the last refresh.")
                Instant lastUsedAt,

                @Schema(description = "When it ends at the latest.")
                Instant expiresAt) {}

        static SessionPage from(Page<SessionItem> page) {
            return new SessionPage(page.items(), page.nextCursor());
        }
    }
}
