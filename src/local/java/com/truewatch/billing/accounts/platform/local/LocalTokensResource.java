package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Violation;
import com.truewatch.billing.accounts.platform.security.token.PlatformTokens;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

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

    /**
     * Which token of the platform.
     *
     * @param role {@code service} or {@code operator}
     * @param subject whose; absent: {@code local-service} or {@code local-operator}
     * @param scopes what the service may do; absent: nothing
     * @param rights what the operator may do; absent: look
     */
    record IssueTokenRequest(
            @NotNull String role,

            @Nullable @Pattern(regexp = "[a-z][a-z0-9-]{0,31}") String subject,

            @Nullable List<@NotNull String> scopes,
            @Nullable List<@NotNull String> rights) {
        String grantedSubject() {
            return subject == null ? "local-" + role : subject;
        }

        boolean isForService() {
            return PlatformTokens.ROLE_SERVICE.equals(role);
        }

        List<String> grantedScopes() {
            return scopes == null ? List.of() : scopes;
        }

        List<String> grantedRights() {
            return rights == null ? List.of() : rights;
        }

        /**
         * Each name is one that there is: a slip would make a token that is refused everywhere.
         *
         * @throws ProblemException {@code invalid-request} with everything that is wrong
         */
        void requireKnown() {
            List<Violation> violations = new ArrayList<>();
            check("/role", role, Set.of(PlatformTokens.ROLE_SERVICE, PlatformTokens.ROLE_OPERATOR), violations);
            check("/scopes/", grantedScopes(), Scopes.ALL, violations);
            check("/rights/", grantedRights(), Rights.ALL, violations);
            if (!violations.isEmpty()) {
                throw ProblemException.violations(violations);
            }
        }

        private static void check(String pointer, List<String> names, Set<String> known, List<Violation> violations) {
            for (int i = 0; i < names.size(); i++) {
                check(pointer + i, names.get(i), known, violations);
            }
        }

        private static void check(String pointer, String name, Set<String> known, List<Violation> violations) {
            if (!known.contains(name)) {
                violations.add(new Violation(pointer, "must be one of " + new TreeSet<>(known)));
            }
        }
    }
}
