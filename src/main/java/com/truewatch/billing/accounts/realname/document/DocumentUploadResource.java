package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.platform.encryption.NeedsKeys;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.FormFile;
import com.truewatch.billing.accounts.platform.idempotency.WithoutIdempotencyKey;
import com.truewatch.billing.accounts.platform.limits.ConcurrencyLimit;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.realname.document.inspection.DocumentInspection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.media.SchemaProperty;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes the documents of an application before it is submitted. */
@NeedsKeys
@Path(Api.DOCUMENTS)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Real-name authentication")
@RolesAllowed(AccessTokens.ROLE_ACCOUNT)
public class DocumentUploadResource {
    private static final int MAX_BYTES = 5 * 1024 * 1024;

    /** A document is in memory as a whole, in clear and encrypted. */
    private final ConcurrencyLimit limit = new ConcurrencyLimit(4);

    private final CurrentHolder caller;
    private final DocumentInspection inspection;
    private final DocumentService service;

    DocumentUploadResource(CurrentHolder caller, DocumentInspection inspection, DocumentService service) {
        this.caller = caller;
        this.inspection = inspection;
        this.service = service;
    }

    /** By its content, whatever it is called. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @WithoutIdempotencyKey
    @Operation(
            operationId = "uploadRealNameDocument",
            summary = "Upload a document",
            description =
                    "A PDF, PNG or JPEG of at most 5 MiB, recognised by its content. A picture has at most 64 million "
                            + "pixels; a PDF needs no password and holds nothing but pages: no scripts, files, media, XFA, "
                            + "or actions beyond links. Fields beside the file are ignored. Name its id in an application "
                            + "within 24 hours, or it is deleted; at most ten may wait so. An `Idempotency-Key` is ignored.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.MULTIPART_FORM_DATA,
                            schema =
                                    @Schema(
                                            type = SchemaType.OBJECT,
                                            requiredProperties = "file",
                                            properties =
                                                    @SchemaProperty(
                                                            name = "file",
                                                            type = SchemaType.STRING,
                                                            format = "binary",
                                                            description = "The document."))))
    @APIResponse(
            responseCode = "201",
            description = "Kept until an application names it",
            content = @Content(schema = @Schema(implementation = UploadedDocumentResponse.class)))
    @Refusals({Problem.INVALID_REQUEST, Problem.ACCOUNT_FROZEN, Problem.ACCOUNT_ON_HOLD, Problem.TOO_MANY_REQUESTS})
    public Response upload(@Context HttpHeaders headers, InputStream body) {
        String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        UUID id =
                limit.run(() -> service.upload(caller.get(), inspection.inspect(FormFile.read(body, type, MAX_BYTES))));
        return Response.status(Response.Status.CREATED)
                .entity(new UploadedDocumentResponse(id))
                .build();
    }

    /**
     * A document that waits for an application.
     *
     * @param id which the application names
     */
    @Schema(name = "UploadedDocument", description = "A document that waits for an application.")
    record UploadedDocumentResponse(UUID id) {}
}
