package com.truewatch.billing.accounts.platform.security.token;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Which service or member of staff is calling now, for resources that only they reach. */
@RequestScoped
public class CurrentCaller {
    private final SecurityIdentity identity;

    CurrentCaller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The subject of the token: the one name that its verification has looked at. */
    public String subject() {
        return ((JsonWebToken) identity.getPrincipal()).getSubject();
    }
}
