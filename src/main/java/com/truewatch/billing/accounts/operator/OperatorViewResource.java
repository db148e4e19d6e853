package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.ActivityPage;
import com.truewatch.billing.accounts.activity.Timeline;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Devices;
import com.truewatch.billing.accounts.platform.security.token.PlatformTokens;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.session.Sessions.LiveSession;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What staff see of an account. */
@Path(Api.V1 + "/operator/accounts/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class OperatorViewResource {
    private final AccountViewService service;
    private final Devices devices;
    private final Clock clock;

    OperatorViewResource(AccountViewService service, Devices devices, Clock clock) {
        this.service = service;
        this.devices = devices;
        this.clock = clock;
    }

    /** A closed one too. */
    @GET
    @RolesAllowed(PlatformTokens.ROLE_OPERATOR)
    @Operation(
            operationId = "getOperatorAccount",
            summary = "One account",
            description = "As operators see it, a closed one too.")
    @Refusals(Problem.NOT_FOUND)
    public OperatorAccountResponse account(@PathParam("id") UUID id) {
        return OperatorAccountResponse.from(service.account(id), clock.instant());
    }

    /** Only those that are alive. */
    @GET
    @Path("/sessions")
    @RolesAllowed(PlatformTokens.ROLE_OPERATOR)
    @Operation(
            operationId = "listOperatorSessions",
            summary = "Where the holder is logged in",
            description = "The sessions that are alive, newest first; at most 20 at once.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND})
    public LiveSessionPage sessions(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        List<LiveSession> rows = service.sessions(id, Page.readCursor(cursor), size + 1);
        return LiveSessionPage.of(rows, size, devices);
    }

    /** As the holder sees it. */
    @GET
    @Path("/activity")
    @PermissionsAllowed(Rights.OPERATOR + Rights.AUDIT)
    @Operation(
            operationId = "listOperatorActivity",
            summary = "What happened to the account",
            description = "The holder's timeline, newest first.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND})
    public ActivityPage activity(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        List<Timeline.Entry> rows = service.activity(id, Page.readCursor(cursor), size + 1);
        return ActivityPage.of(rows, size, devices);
    }

    /** Where the holder is logged in, newest first. */
    @Schema(name = "LiveSessionPage", description = "Where the holder is logged in, newest first.")
    record LiveSessionPage(
            List<LiveSessionItem> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        /** One session. */
        @Schema(name = "LiveSessionItem", description = "A session as operators see it.")
        record LiveSessionItem(
                UUID id,

                @Schema(description = "In words, for example `Chrome on Windows`.") @Nullable String device,

                @Schema(description = "The network it was begun from: IPv4 /24, IPv6 /48, the rest zeroed.")
                String ip,

                Instant createdAt,

                @Schema(description = "The login or the last refresh.")
                Instant lastUsedAt,

                @Schema(description = "When it ends at the latest.")
                Instant expiresAt) {
            static LiveSessionItem from(LiveSession session, Devices devices) {
                return new LiveSessionItem(
                        session.id(),
                        devices.describe(session.device()),
                        session.network(),
                        session.createdAt(),
                        session.lastUsedAt(),
                        session.expiresAt());
            }
        }

        /** The page of {@code limit} items out of {@code limit + 1} sessions. */
        static LiveSessionPage of(List<LiveSession> sessions, int limit, Devices devices) {
            Page<LiveSessionItem> page =
                    Page.of(sessions, limit, LiveSession::id, it -> LiveSessionItem.from(it, devices));
            return new LiveSessionPage(page.items(), page.nextCursor());
        }
    }
}
