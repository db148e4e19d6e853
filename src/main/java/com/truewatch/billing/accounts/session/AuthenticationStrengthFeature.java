package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.OpenToEntry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** Puts the filter before everything that a holder can change, but for what is marked; before the idempotency keys too. */
@Provider
public class AuthenticationStrengthFeature implements DynamicFeature {
    private final AuthenticationStrengthFilter filter;

    AuthenticationStrengthFeature(AuthenticationStrengthFilter filter) {
        this.filter = filter;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        boolean holders = isForHolders(method)
                .or(() -> isForHolders(resource.getResourceClass()))
                .orElse(false);
        if (holders && !method.isAnnotationPresent(GET.class) && !method.isAnnotationPresent(OpenToEntry.class)) {
            context.register(filter, Priorities.AUTHORIZATION);
        }
    }

    private static Optional<Boolean> isForHolders(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(RolesAllowed.class))
                .map(it -> List.of(it.value()).contains(AccessTokens.ROLE_ACCOUNT));
    }
}
