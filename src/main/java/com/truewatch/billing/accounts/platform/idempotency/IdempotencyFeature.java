package com.truewatch.billing.accounts.platform.idempotency;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Puts the filter around every {@link Idempotent} operation: whoever is refused never reaches it, because the framework
 * checks whom it is for first.
 */
@Provider
public class IdempotencyFeature implements DynamicFeature {
    private final IdempotencyFilter filter;

    IdempotencyFeature(IdempotencyFilter filter) {
        this.filter = filter;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Idempotent idempotent = resource.getResourceMethod().getAnnotation(Idempotent.class);
        if (idempotent != null && !idempotent.byItself()) {
            context.register(filter);
        }
    }
}
