package com.truewatch.billing.accounts.platform.idempotency;

import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.util.stream.Stream;

/**
 * Puts the filter around every POST that needs a token: whoever is refused never reaches it, because the framework
 * checks the annotations first. The open ones, which answer with tokens or cannot tell one caller from another, stay
 * without, and so do those that say so.
 */
@Provider
public class IdempotencyFeature implements DynamicFeature {
    private final IdempotencyFilter filter;

    IdempotencyFeature(IdempotencyFilter filter) {
        this.filter = filter;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        boolean open = Stream.of(PermitAll.class, WithoutIdempotencyKey.class)
                .anyMatch(resource.getResourceMethod()::isAnnotationPresent);
        boolean needsToken = needsToken(resource.getResourceMethod()) || needsToken(resource.getResourceClass());
        if (resource.getResourceMethod().isAnnotationPresent(POST.class) && needsToken && !open) {
            context.register(filter);
        }
    }

    private static boolean needsToken(AnnotatedElement element) {
        return Stream.of(RolesAllowed.class, PermissionsAllowed.class, Authenticated.class)
                .anyMatch(element::isAnnotationPresent);
    }
}
