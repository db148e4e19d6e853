package com.truewatch.billing.accounts.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** Who is calling now, for resources that only a holder reaches. */
@RequestScoped
public class CurrentHolder {
    private final SecurityIdentity identity;

    CurrentHolder(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The holder behind this request. */
    public Holder get() {
        Holder holder = identity.getAttribute(Holder.ATTRIBUTE);
        if (holder == null) {
            throw new IllegalStateException("this resource is not restricted to holders");
        }
        return holder;
    }
}
