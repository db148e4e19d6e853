package com.truewatch.billing.accounts.cloudaccount.claim;

import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lets whoever shows its token claim one subscription, once. */
@Entity
@Table(name = "cloud_account_claim")
class ClaimToken {
    @Id
    private String tokenHash;

    private String provider;
    private String subscriptionKey;
    private Instant expiresAt;

    @SuppressWarnings("UnusedVariable") // Kept for operators.
    private @Nullable Instant usedAt;

    private @Nullable UUID usedBy;

    /** For Hibernate. */
    protected ClaimToken() {}

    /** Of a subscription's key. */
    ClaimToken(String tokenHash, SubscriptionKey key, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.provider = key.provider();
        this.subscriptionKey = key.value();
        this.expiresAt = expiresAt;
    }

    /** It has done its work. */
    void use(UUID account, Instant now) {
        usedBy = account;
        usedAt = now;
    }

    /** Whether this account may use it now: nobody has, or this account itself. */
    boolean isGoodFor(UUID account, Instant now) {
        return now.isBefore(expiresAt) && (usedBy == null || usedBy.equals(account));
    }

    boolean isUsed() {
        return usedBy != null;
    }

    /** What it claims. */
    SubscriptionKey subscription() {
        return SubscriptionKey.key(provider, subscriptionKey);
    }
}
