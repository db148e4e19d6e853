package com.truewatch.billing.accounts.account.export;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.platform.encryption.NeedsKeys;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.QueryFlag;
import com.truewatch.billing.accounts.platform.limits.ConcurrencyLimit;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsOwnLogin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Gives holders a copy of what is kept about them. */
@NeedsKeys
@Path(Api.V1 + "/account/export")
@Tag(name = "Account")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class AccountExportResource {
    private static final String ZIP = "application/zip";

    /** A copy is in memory as a whole while it is made. */
    private final ConcurrencyLimit limit = new ConcurrencyLimit(2);

    private final CurrentHolder caller;
    private final AccountExportService service;

    AccountExportResource(CurrentHolder caller, AccountExportService service) {
        this.caller = caller;
        this.service = service;
    }

    /** Of the holder alone. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, ZIP})
    @NeedsOwnLogin
    @Operation(
            operationId = "exportAccount",
            summary = "A copy of everything that is kept about the holder",
            description =
                    "As an attachment, by section, all of it as of one moment. Numbers and former addresses are "
                            + "masked, and documents left out, unless the password or a passkey was shown within five minutes, by a "
                            + "login or by `giveProof`: `masked` says so. A password that a code has set, or a passkey enrolled in a "
                            + "session that a code began, counts after seven days. Each copy is in the timeline, and the email is told.")
    @APIResponse(
            responseCode = "200",
            description = "The copy; with `documents` a ZIP file of `account.json` and the documents of real-name "
                    + "applications",
            headers =
                    @Header(
                            name = "Content-Disposition",
                            description = "An attachment, and the name of the file",
                            schema = @Schema(type = SchemaType.STRING)),
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AccountExportResponse.class)),
                @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @Refusals({
        Problem.INVALID_REQUEST,
        Problem.STRONGER_LOGIN_REQUIRED,
        Problem.ACCOUNT_FROZEN,
        Problem.ACCOUNT_ON_HOLD,
        Problem.TOO_MANY_REQUESTS
    })
    public Response export(
            @Parameter(
                            description =
                                    "Whether the documents of real-name applications come with it, in a ZIP file.",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("documents")
                    @Nullable String documents) {
        boolean zipped = QueryFlag.read(documents, "/documents");
        AccountExport export = limit.run(() -> service.export(caller.get(), zipped));
        return zipped
                ? attachment(new ExportArchive(export), ZIP, "account-export.zip")
                : attachment(export.json(), MediaType.APPLICATION_JSON, "account-export.json");
    }

    private static Response attachment(Object content, String type, String fileName) {
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + fileName + "\"")
                .build();
    }
}
