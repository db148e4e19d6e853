package com.truewatch.billing.accounts.workspace.directory;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.CursorText;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.workspace.EffectiveSettlementService;
import com.truewatch.billing.accounts.workspace.EffectiveSettlementService.Effective;
import com.truewatch.billing.accounts.workspace.WorkspaceIds;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** By what every workspace was settled on a day, for the nightly run of the bills. */
@Path(Api.V1 + "/directory/settlements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class SettlementRunResource {
    private final EffectiveSettlementService service;

    SettlementRunResource(EffectiveSettlementService service) {
        this.service = service;
    }

    /** In the order of their ids. */
    @GET
    @PermissionsAllowed(Scopes.DIRECTORY_READ)
    @Operation(
            operationId = "listEffectiveSettlements",
            summary = "By what every workspace was settled on a day",
            description = "As `getEffectiveSettlement` says it of one, in the order of the workspaces' ids; those that "
                    + "were bound to nobody at its end are left out.")
    @Refusals(Problem.INVALID_REQUEST)
    public EffectiveSettlementPage list(
            @Parameter(required = true, schema = @Schema(type = SchemaType.STRING, format = "date"))
                    @QueryParam("day")
                    @Nullable String day,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (day == null) {
            throw ProblemException.violation("/day", "must not be null");
        }
        int size = Page.readLimit(limit);
        String after = EffectiveSettlementPage.readCursor(cursor);
        return EffectiveSettlementPage.of(service.allOn(InstantParameter.readDay(day), after, size + 1), size);
    }

    /** By what workspaces were settled on a day. */
    @Schema(name = "EffectiveSettlementPage", description = "By what workspaces were settled on a day, by workspace.")
    record EffectiveSettlementPage(
            List<EffectiveSettlementResponse> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        /** The page of {@code limit} items out of {@code limit + 1} settlements. */
        static EffectiveSettlementPage of(List<Effective> rows, int limit) {
            boolean more = rows.size() > limit;
            List<EffectiveSettlementResponse> items = rows.stream()
                    .limit(limit)
                    .map(EffectiveSettlementResponse::of)
                    .toList();
            return new EffectiveSettlementPage(items, more ? cursor(items.get(limit - 1)) : null);
        }

        /**
         * The workspace after which a page goes on; empty, which is before every one, for the first page.
         *
         * @throws ProblemException {@code invalid-request} for a text that is no cursor of ours
         */
        static String readCursor(@Nullable String cursor) {
            if (cursor == null) {
                return "";
            }
            String id = new String(CursorText.read(cursor), StandardCharsets.US_ASCII);
            if (!WorkspaceIds.isOne(id)) {
                throw CursorText.refusal();
            }
            return id;
        }

        private static String cursor(EffectiveSettlementResponse last) {
            return CursorText.of(last.workspaceId().getBytes(StandardCharsets.US_ASCII));
        }
    }
}
