package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.platform.encryption.NeedsKeys;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.Page;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.realname.ApplicationState;
import com.truewatch.billing.accounts.realname.RealNameApplication;
import com.truewatch.billing.accounts.realname.document.Document;
import com.truewatch.billing.accounts.realname.subject.Subject;
import com.truewatch.billing.accounts.realname.subject.Subject.Enterprise;
import com.truewatch.billing.accounts.realname.subject.Subject.Individual;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What staff see at the review desk. */
@NeedsKeys
@Path(ReviewResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operators")
public class ReviewResource {
    static final String PATH = Api.V1 + "/operator/real-name/applications";

    private final CurrentCaller caller;
    private final ReviewService service;

    ReviewResource(CurrentCaller caller, ReviewService service) {
        this.caller = caller;
        this.service = service;
    }

    /** Without what they say. */
    @GET
    @PermissionsAllowed(Rights.OPERATOR + Rights.REVIEW)
    @Operation(
            operationId = "listRealNameApplications",
            summary = "The queue of the review desk",
            description = "The applications in one state, oldest first, without what they say.")
    @Refusals(Problem.INVALID_REQUEST)
    public ReviewPage list(
            @Parameter(schema = @Schema(implementation = ApplicationState.class, defaultValue = "PENDING"))
                    @QueryParam("state")
                    @DefaultValue("PENDING")
                    String state,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int32", defaultValue = Page.DEFAULT_LIMIT))
                    @QueryParam("limit")
                    @DefaultValue(Page.DEFAULT_LIMIT)
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.readLimit(limit);
        return ReviewPage.of(service.queue(readState(state), Page.readCursor(cursor), size + 1), size);
    }

    /** Recorded. */
    @GET
    @Path("/{id}")
    @PermissionsAllowed(Rights.OPERATOR + Rights.REVIEW)
    @Operation(
            operationId = "readRealNameApplication",
            summary = "An application in full",
            description =
                    "Each reading is recorded with who read it. What a withdrawn one said is deleted, and all of a "
                            + "closed account: `not-found`.")
    @Refusals(Problem.NOT_FOUND)
    public ReviewedApplicationResponse read(@PathParam("id") UUID id) {
        return ReviewedApplicationResponse.from(service.read(id, caller.subject()));
    }

    /** To be saved, not to be shown: a document may be made to attack whoever looks at it. */
    @GET
    @Path("/{id}/documents/{documentId}")
    @Produces({"application/pdf", "image/png", "image/jpeg"})
    @PermissionsAllowed(Rights.OPERATOR + Rights.REVIEW)
    @Operation(
            operationId = "readRealNameDocument",
            summary = "A document of an application",
            description = "As an attachment. Each reading is recorded with who read it.")
    @APIResponse(
            responseCode = "200",
            description = "The document",
            content = {
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/png", schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = "image/jpeg", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @Refusals(Problem.NOT_FOUND)
    public Response readDocument(@PathParam("id") UUID id, @PathParam("documentId") UUID documentId) {
        ReviewedDocument document = service.readDocument(id, documentId, caller.subject());
        return Response.ok(document.content(), document.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + document.fileName() + "\"")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    /** Read here, because the framework answers 404 to what is no state. */
    private static ApplicationState readState(String state) {
        return Arrays.stream(ApplicationState.values())
                .filter(it -> it.name().equals(state))
                .findFirst()
                .orElseThrow(() -> ProblemException.violation(
                        "/state", "must be one of " + Arrays.toString(ApplicationState.values())));
    }

    /** Applications, oldest first. */
    @Schema(name = "RealNameReviewPage", description = "Applications, oldest first.")
    record ReviewPage(
            List<ReviewItem> items,

            @Schema(description = "For the next page; null on the last.") @Nullable String nextCursor) {
        /** The page of {@code limit} items out of {@code limit + 1} applications. */
        static ReviewPage of(List<RealNameApplication> applications, int limit) {
            Page<ReviewItem> page = Page.of(applications, limit, it -> it.id().id(), ReviewItem::from);
            return new ReviewPage(page.items(), page.nextCursor());
        }
    }

    /** An application in full, for staff alone. */
    @Schema(name = "ReviewedApplication", description = "An application in full.")
    record ReviewedApplicationResponse(
            ReviewItem application,

            String legalName,
            String country,

            @Schema(description = "Of an enterprise.") @Nullable String registrationNumber,

            @Schema(description = "Of an enterprise.") @Nullable String taxId,

            @Schema(description = "Of an enterprise.") @Nullable String legalRepresentative,

            @Schema(description = "Of an enterprise.") @Nullable String address,

            @Schema(description = "Of a person.") @Nullable String idNumber,

            @Schema(description = "Of a person.") @Nullable String phone,

            @Schema(description = "Those that are still kept.")
            List<ReviewedDocumentItem> documents,

            @Schema(description = "What looks wrong in its numbers, and need not be.")
            List<NumberWarning> warnings,

            @Schema(description = "Why it was refused or revoked.") @Nullable String reason,

            @Schema(description = "Other accounts that have applied for the same enterprise or person.")
            List<UUID> otherAccountIds) {
        /** One document. */
        @Schema(name = "ReviewedDocument", description = "A document of an application.")
        record ReviewedDocumentItem(UUID id, String mediaType) {
            static ReviewedDocumentItem from(Document document) {
                return new ReviewedDocumentItem(
                        document.id().id(), document.kind().mediaType());
            }
        }

        static ReviewedApplicationResponse from(ReviewedApplication reviewed) {
            Subject subject = reviewed.subject();
            Enterprise enterprise = subject instanceof Enterprise it ? it : null;
            Individual person = subject instanceof Individual it ? it : null;
            return new ReviewedApplicationResponse(
                    ReviewItem.from(reviewed.application()),
                    subject.legalName(),
                    subject.country(),
                    enterprise == null ? null : enterprise.registrationNumber(),
                    subject.taxId(),
                    enterprise == null ? null : enterprise.legalRepresentative(),
                    enterprise == null ? null : enterprise.address(),
                    person == null ? null : person.idNumber(),
                    person == null ? null : person.phone(),
                    reviewed.documents().stream()
                            .map(ReviewedDocumentItem::from)
                            .toList(),
                    reviewed.warnings(),
                    reviewed.reason(),
                    reviewed.otherAccounts());
        }

        /** Without whom it is about. */
        @Override
        public String toString() {
            return "ReviewedApplicationResponse";
        }
    }
}
