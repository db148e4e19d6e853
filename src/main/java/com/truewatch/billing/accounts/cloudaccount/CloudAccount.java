package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.account.settlement.CloudAccountStatus;
import com.truewatch.billing.accounts.account.settlement.PayingCloudAccount;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What workspaces settle by: one buyer's subscription to one product, and the subscriptions that renew it. */
@Entity
@SuppressWarnings("UnusedVariable") // The columns of the first slice.
@Table(name = "cloud_account")
class CloudAccount {
    @Id
    private UUID id;

    private @Nullable UUID accountId;
    private String provider;
    private String marketplace;
    private String buyerAccountId;
    private String productCode;

    @Enumerated(EnumType.STRING)
    private CloudAccountStatus status;

    private @Nullable String alias;
    private Instant subscribedAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant endedAt;

    @Version
    private long version;

    /** For Hibernate. */
    protected CloudAccount() {}

    /** As the rules of settlement see it; only of a claimed one. */
    PayingCloudAccount paying() {
        return new PayingCloudAccount(id, Objects.requireNonNull(accountId), marketplace, status);
    }
}
