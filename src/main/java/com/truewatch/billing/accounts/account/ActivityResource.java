package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.activity.Timeline;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.client.Devices;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The holder's timeline. */
@Path(Api.V1 + "/account/activity")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Account")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class ActivityResource {
    private final CurrentHolder caller;
    private final Timeline timeline;
    private final Devices devices;

    ActivityResource(CurrentHolder caller, Timeline timeline, Devices devices) {
        this.caller = caller;
        this.timeline = timeline;
        this.devices = devices;
    }

    /** What was done and what was tried. */
    @GET
    @Operation(
            operationId = "listActivity",
            summary = "What happened to the account",
            description = "Logins, changes and refused attempts, newest first.")
    @Refusals(Problem.INVALID_REQUEST)
    public ActivityPage list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        List<Timeline.Entry> rows = timeline.of(caller.get().accountId(), Page.readCursor(cursor), size + 1);
        return ActivityPage.of(rows, size, devices);
    }
}
