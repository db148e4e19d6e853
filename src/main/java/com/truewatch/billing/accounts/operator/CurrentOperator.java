package com.truewatch.billing.accounts.operator;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which member of staff is calling now, for resources that only operators reach. */
@RequestScoped
class CurrentOperator {
    private final SecurityIdentity identity;

    CurrentOperator(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The token's subject; its other names are not checked to be anybody's own. */
    String name() {
        return ((JsonWebToken) identity.getPrincipal()).getSubject();
    }
}
