package com.truewatch.billing.accounts.directory.imports;

import com.truewatch.billing.accounts.platform.encryption.NeedsKeys;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.http.QueryFlag;
import com.truewatch.billing.accounts.platform.http.reception.PacedBody;
import com.truewatch.billing.accounts.platform.idempotency.IdempotencyKeys;
import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.wire.ReceptionConfig;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes files of accounts from staff. */
@NeedsKeys
@Path(Api.IMPORTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class AccountImportResource {
    private final CurrentCaller caller;
    private final ImportUploadService uploads;
    private final ImportService service;
    private final ReceptionConfig reception;

    AccountImportResource(
            CurrentCaller caller, ImportUploadService uploads, ImportService service, ReceptionConfig reception) {
        this.caller = caller;
        this.uploads = uploads;
        this.service = service;
        this.reception = reception;
    }

    /** Worked on afterwards. */
    @POST
    @Idempotent(byItself = true)
    @Consumes(Api.NDJSON)
    @PermissionsAllowed(Rights.OPERATOR + Rights.IMPORT)
    @Operation(
            operationId = "importAccounts",
            summary = "Import accounts",
            description =
                    "A JSON object a line, at most 100,000 lines, 64 MiB, and 32 KiB in a line: what `createAccount` "
                            + "takes, but no password; `agreementVersion` may be absent where the customer has not accepted the "
                            + "current agreement. Who imports vouches that each email is the customer's. The first login is by code; "
                            + "nobody is told by mail. A line that cannot become an account is refused, and the others are not: see "
                            + "`getAccountImport`. With `dryRun` nothing is made.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = Api.NDJSON,
                            schema = @Schema(type = SchemaType.STRING, description = "A JSON object a line.")))
    @APIResponse(
            responseCode = "202",
            description = "All lines are stored and will be worked on",
            headers =
                    @Header(
                            name = "Location",
                            description = "The import",
                            schema = @Schema(type = SchemaType.STRING, format = "uri")),
            content = @Content(schema = @Schema(implementation = AcceptedImportResponse.class)))
    @Refusals({Problem.INVALID_REQUEST})
    public Response take(
            @Parameter(
                            description = "Whether to look only at what would be made and what refused.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @Nullable String dryRun,
            @Context HttpHeaders headers,
            InputStream body) {
        ImportOrder order = new ImportOrder(
                caller.subject(),
                IdempotencyKeys.read(headers.getRequestHeader(Api.IDEMPOTENCY_KEY))
                        .orElse(null),
                QueryFlag.read(dryRun, "/dryRun"));
        return AcceptedImportResponse.answer(uploads.take(order, new PacedBody(body, reception)));
    }

    /** While it runs, and for as long as its report is kept. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Rights.OPERATOR + Rights.IMPORT)
    @Operation(
            operationId = "getAccountImport",
            summary = "How far an import has come",
            description = "Its counts, and the lines that were refused, in their order. These are kept for 30 days.")
    @Refusals({Problem.INVALID_REQUEST, Problem.NOT_FOUND})
    public AccountImportResponse get(
            @PathParam("id") UUID id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        UUID after = Page.readCursor(cursor);
        int line = after == null ? 0 : (int) after.getLeastSignificantBits();
        return AccountImportResponse.of(service.report(id, line, size + 1), size);
    }

    /**
     * A file that is stored.
     *
     * @param id of its import
     */
    @Schema(name = "AcceptedImport", description = "An import that will be worked on.")
    record AcceptedImportResponse(UUID id) {
        static Response answer(ImportUploadService.Taken taken) {
            return Response.accepted(new AcceptedImportResponse(taken.id()))
                    .location(URI.create(Api.IMPORTS + "/" + taken.id()))
                    .header(IdempotencyKeys.REPLAYED, taken.before() ? "true" : null)
                    .build();
        }
    }

    /** An import and some of its refused lines. */
    @Schema(name = "AccountImport", description = "How far an import has come, and the lines that were refused.")
    record AccountImportResponse(
            UUID id,

            @Schema(description = "`COMPLETED` when every line was worked on.")
            AccountImport.State state,

            @Schema(description = "Whether nothing is made.")
            boolean dryRun,

            Instant createdAt,
            @Nullable Instant completedAt,

            @Schema(description = "Lines of the file that are not blank.")
            int lines,

            @Schema(description = "Lines that became an account, or could have.")
            int accepted,

            @Schema(description = "Lines that did not.") int refused,

            @Schema(description = "Refused lines, in their order.")
            List<LineRefusal> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        static AccountImportResponse of(ImportReport report, int limit) {
            Page<LineRefusal> page = Page.of(report.refusals(), limit, it -> new UUID(0, it.line()), it -> it);
            AccountImport about = report.about();
            return new AccountImportResponse(
                    about.id(),
                    about.state(),
                    about.isDryRun(),
                    about.createdAt(),
                    about.completedAt(),
                    about.lines(),
                    about.accepted(),
                    about.refused(),
                    page.items(),
                    page.nextCursor());
        }
    }
}
