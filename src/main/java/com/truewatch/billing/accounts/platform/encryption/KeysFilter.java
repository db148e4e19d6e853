package com.truewatch.billing.accounts.platform.encryption;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Asks for the keys before such a resource does anything. */
@Provider
@NeedsKeys
public class KeysFilter implements ContainerRequestFilter {
    private final PersonalData data;

    KeysFilter(PersonalData data) {
        this.data = data;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        data.requireKeys();
    }
}
