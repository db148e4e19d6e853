package com.truewatch.billing.accounts.realname.eligibility;

import com.truewatch.billing.accounts.platform.encryption.NeedsKeys;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.CurrentCaller;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The gate of Invoice Management: one account. */
@NeedsKeys
@Path(Api.V1 + "/directory/accounts/{id}/invoice-eligibility")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class InvoiceEligibilityResource {
    private final CurrentCaller caller;
    private final InvoiceEligibilityService service;

    InvoiceEligibilityResource(CurrentCaller caller, InvoiceEligibilityService service) {
        this.caller = caller;
        this.service = service;
    }

    /** With the title and the tax id, and recorded. */
    @GET
    @PermissionsAllowed(Scopes.REAL_NAME_READ)
    @Operation(
            operationId = "getInvoiceEligibility",
            summary = "Whether an account may get invoices",
            description = "With the title and the tax id of the invoices, where it may. Each reading is recorded.")
    @Refusals(Problem.NOT_FOUND)
    public InvoiceEligibilityResponse get(@PathParam("id") UUID id) {
        return InvoiceEligibilityResponse.from(service.of(id, caller.subject()));
    }
}
