package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.account.address.Usernames;
import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Usernames, for the console, where a customer chooses one. */
@Path(Api.V1 + "/directory/usernames")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class UsernameResource {
    private final DirectoryService service;

    UsernameResource(DirectoryService service) {
        this.service = service;
    }

    /** Now; somebody may still be faster. */
    @GET
    @Path("/{username}")
    @PermissionsAllowed(Scopes.DIRECTORY_READ)
    @Operation(
            operationId = "getUsernameAvailability",
            summary = "Whether a username is free",
            description = "One of a closed account is not, and a reserved word never is. "
                    + "Nothing is kept for who asks: the account is made with it or not.")
    @Refusals(Problem.INVALID_REQUEST)
    public Availability get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, pattern = Usernames.FORM)) @PathParam("username")
                    String username) {
        return new Availability(service.isAvailable(Usernames.normalise(username)
                .orElseThrow(() -> ProblemException.violation(
                        "/username", "must be 3 to 32 of a-z 0-9 . _ - and begin with a letter"))));
    }

    /**
     * Whether it is free.
     *
     * @param available now
     */
    @Schema(name = "UsernameAvailability", description = "Whether a username is free.")
    public record Availability(boolean available) {}
}
