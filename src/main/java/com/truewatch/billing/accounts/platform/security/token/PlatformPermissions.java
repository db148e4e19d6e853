package com.truewatch.billing.accounts.platform.security.token;

import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a verified token of the platform allows into permissions. Each role has a claim of its own and nothing
 * from any other: an operator's {@code scope} opens no endpoint for services.
 */
@ApplicationScoped
class PlatformPermissions implements SecurityIdentityAugmentor {
    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return Uni.createFrom()
                .item(identity.getPrincipal() instanceof JsonWebToken token ? permitted(identity, token) : identity);
    }

    private static SecurityIdentity permitted(SecurityIdentity identity, JsonWebToken token) {
        if (identity.hasRole(PlatformTokens.ROLE_SERVICE)) {
            QuarkusSecurityIdentity.Builder service = QuarkusSecurityIdentity.builder(identity);
            scopes(token.getClaim("scope"))
                    .filter(Scopes.ALL::contains)
                    .forEach(it -> service.addPermission(new StringPermission(it)));
            return service.build();
        }
        if (identity.hasRole(PlatformTokens.ROLE_OPERATOR)) {
            QuarkusSecurityIdentity.Builder operator = QuarkusSecurityIdentity.builder(identity);
            rights(token.getClaim("rights"))
                    .filter(Rights.ALL::contains)
                    .forEach(it -> operator.addPermission(new StringPermission(PlatformTokens.ROLE_OPERATOR, it)));
            return operator.build();
        }
        return identity;
    }

    private static Stream<String> scopes(@Nullable String scope) {
        return scope == null ? Stream.empty() : Arrays.stream(scope.split(" ", -1));
    }

    /** The principal hands out an array as JSON. */
    private static Stream<String> rights(@Nullable Collection<?> rights) {
        return rights == null
                ? Stream.empty()
                : rights.stream().map(it -> it instanceof JsonString text ? text.getString() : String.valueOf(it));
    }
}
