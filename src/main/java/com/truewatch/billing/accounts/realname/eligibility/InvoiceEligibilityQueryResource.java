package com.truewatch.billing.accounts.realname.eligibility;

import com.truewatch.billing.accounts.platform.encryption.NeedsKeys;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.idempotency.WithoutIdempotencyKey;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The gate of Invoice Management: many accounts at once. */
@NeedsKeys
@Path(Api.V1 + "/directory/invoice-eligibility")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class InvoiceEligibilityQueryResource {
    private final CurrentCaller caller;
    private final InvoiceEligibilityService service;

    InvoiceEligibilityQueryResource(CurrentCaller caller, InvoiceEligibilityService service) {
        this.caller = caller;
        this.service = service;
    }

    /** Names and numbers in an answer are not kept for repeats. */
    @POST
    @Path("/query")
    @Consumes(MediaType.APPLICATION_JSON)
    @WithoutIdempotencyKey
    @PermissionsAllowed(Scopes.REAL_NAME_READ)
    @Operation(
            operationId = "queryInvoiceEligibility",
            summary = "Which of many accounts may get invoices",
            description =
                    "At most a hundred; unknown ones are left out. Each reading is recorded. It changes nothing else: "
                            + "an `Idempotency-Key` is ignored.")
    @Refusals(Problem.INVALID_REQUEST)
    public InvoiceEligibilityList query(@NotNull @Valid QueryInvoiceEligibilityRequest request) {
        return InvoiceEligibilityList.from(service.of(request.accountIds(), caller.subject()));
    }

    /**
     * Asks for many accounts at once.
     *
     * @param accountIds at most a hundred
     */
    @Schema(description = "Asks for many accounts at once.")
    record QueryInvoiceEligibilityRequest(
            @NotNull @Size(min = 1, max = 100) @Schema(description = "Unknown ones are left out of the answer.")
            List<@NotNull UUID> accountIds) {}

    /** All that was asked for in one page. */
    @Schema(name = "InvoiceEligibilityList", description = "Those of the accounts that exist, in no order.")
    record InvoiceEligibilityList(
            List<InvoiceEligibilityResponse> items,

            @Schema(description = "Null: there is one page.") @Nullable String nextCursor) {
        static InvoiceEligibilityList from(List<InvoiceEligibility> found) {
            return new InvoiceEligibilityList(
                    found.stream().map(InvoiceEligibilityResponse::from).toList(), null);
        }

        /** Without whom they are about. */
        @Override
        public String toString() {
            return "InvoiceEligibilityList";
        }
    }
}
