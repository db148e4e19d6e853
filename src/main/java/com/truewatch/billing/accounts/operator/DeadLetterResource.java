package com.truewatch.billing.accounts.operator;
import com.truewatch.billing.accounts.platform.security.token.Rights;

import com.truewatch.billing.accounts.delivery.DeadLetters.DeadLetter;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import io.quarkus.security.PermissionsAllowed;
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

/** What staff see of messages that did not arrive. */
@Path(Api.V1 + "/operator/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class DeadLetterResource {
    private final AccountViewService service;

    DeadLetterResource(AccountViewService service) {
        this.service = service;
    }

    /** For thirty days after their end. */
    @GET
    @PermissionsAllowed(Rights.OPERATOR + Rights.AUDIT)
    @Operation(
            operationId = "listDeadLetters",
            summary = "Messages that did not arrive",
            description = "Newest first, of all accounts, for thirty days.")
    @Refusals(Problem.INVALID_REQUEST)
    public DeadLetterPage list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        List<DeadLetter> rows = service.deadLetters(Page.readCursor(cursor), size + 1);
        return DeadLetterPage.of(rows, size);
    }
}
