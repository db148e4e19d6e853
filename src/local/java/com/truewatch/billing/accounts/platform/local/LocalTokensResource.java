package com.truewatch.billing.accounts.platform.local;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tokens as the platform would issue them, for whoever tries out what is for services and operators. */
@Path("/local/tokens")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
public class LocalTokensResource {
    private final LocalPlatform platform;

    LocalTokensResource(LocalPlatform platform) {
        this.platform = platform;
    }

    /** Good for an hour. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response issue(@NotNull @Valid IssueTokenRequest wanted) {
        wanted.requireKnown();
        String token = wanted.isForService()
                ? platform.serviceToken(wanted.grantedSubject(), wanted.grantedScopes())
                : platform.operatorToken(wanted.grantedSubject(), wanted.grantedRights());
        return Response.ok(new IssuedToken(token))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /**
     * Good for an hour.
     *
     * @param accessToken as {@code Authorization: Bearer}
     */
    public record IssuedToken(String accessToken) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "IssuedToken";
        }
    }
}
