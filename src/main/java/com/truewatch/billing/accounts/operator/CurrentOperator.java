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

    /** The subject of the token: the one name that its verification has looked at. */
    String name() {
        return ((JsonWebToken) identity.getPrincipal()).getSubject();
    }
}
