package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.platform.http.Api;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a registration accepts. */
@Path(Api.V1 + "/reference/agreement")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Registration and password")
@PermitAll
public class AgreementResource {
    private final AgreementConfig agreement;

    AgreementResource(AgreementConfig agreement) {
        this.agreement = agreement;
    }

    /** The current one only. */
    @GET
    @Operation(
            operationId = "getAgreement",
            summary = "The service agreement",
            description = "Show it, and send its `version` with the registration.")
    public Agreement get() {
        return new Agreement(agreement.version(), agreement.url(), agreement.publishedAt());
    }

    /**
     * The service agreement.
     *
     * @param version its name
     * @param url where it can be read
     * @param publishedAt since when it is the current one
     */
    @Schema(name = "Agreement", description = "The service agreement.")
    public record Agreement(String version, URI url, Instant publishedAt) {}
}
