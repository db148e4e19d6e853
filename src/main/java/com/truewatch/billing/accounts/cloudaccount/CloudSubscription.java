package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionKey;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudLicence;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One purchase at a marketplace. It changes only under the lock of its cloud account. */
@Entity
@Table(name = "cloud_subscription")
public class CloudSubscription {
    @Id
    private UUID id;

    private UUID cloudAccountId;
    private String provider;
    private String subscriptionKey;
    private @Nullable String agreementId;
    private @Nullable String licenseArn;
    private @Nullable String instanceId;
    private @Nullable String orderId;
    private @Nullable String sku;

    @Enumerated(EnumType.STRING)
    private SubscriptionStatus status;

    private boolean superseded;
    private boolean trial;
    private Instant beginsAt;
    private @Nullable Instant expiresAt;

    @SuppressWarnings("UnusedVariable") // Kept for operators.
    private @Nullable Instant endedAt;

    private Instant lastEventAt;

    /** For Hibernate. */
    protected CloudSubscription() {}

    /** One that nobody has known until now. */
    CloudSubscription(UUID cloudAccountId, SubscriptionKey key, Instant beginsAt) {
        this.id = Ids.next();
        this.cloudAccountId = cloudAccountId;
        this.provider = key.provider();
        this.subscriptionKey = key.value();
        this.status = SubscriptionStatus.PENDING_ACTIVATION;
        this.beginsAt = beginsAt;
        this.lastEventAt = SubscriptionEvent.ASKED;
    }

    /** Takes in what happened; what is too old for that still fills in what is not known. */
    void take(SubscriptionEvent event, Instant now) {
        boolean current = status != SubscriptionStatus.ENDED && !event.at().isBefore(lastEventAt);
        learn(event.terms(), current);
        if (status == SubscriptionStatus.ENDED) {
            superseded |= event.verb() == SubscriptionChange.SUPERSEDED;
            return;
        }
        if (!current && event.verb() != SubscriptionChange.ENDED) {
            return;
        }
        if (current) {
            lastEventAt = event.at();
        }
        status = switch (event.verb()) {
            case REGISTERED, UPDATED, RENEWS, SUPERSEDED -> status;
            case ACTIVATED -> SubscriptionStatus.ACTIVE;
            case FROZEN -> SubscriptionStatus.FROZEN;
            case UNFROZEN -> status == SubscriptionStatus.FROZEN ? SubscriptionStatus.ACTIVE : status;
            case ENDING -> SubscriptionStatus.ENDING;
            case ENDED -> SubscriptionStatus.ENDED;
        };
        superseded |= event.verb() == SubscriptionChange.SUPERSEDED;
        if (status == SubscriptionStatus.ENDED) {
            endedAt = event.isTold() ? event.at() : now;
        }
    }

    /** It continues what this cloud account is. */
    void join(CloudAccount earlier) {
        cloudAccountId = earlier.id();
    }

    private void learn(SubscriptionTerms terms, boolean current) {
        agreementId = agreementId == null ? terms.agreementId() : agreementId;
        licenseArn = licenseArn == null ? terms.licenseArn() : licenseArn;
        instanceId = instanceId == null ? terms.instanceId() : instanceId;
        orderId = orderId == null || (current && terms.orderId() != null) ? terms.orderId() : orderId;
        sku = sku == null || (current && terms.sku() != null) ? terms.sku() : sku;
        expiresAt = expiresAt == null || (current && terms.expiresAt() != null) ? terms.expiresAt() : expiresAt;
        trial = (current && terms.trial() != null) ? terms.trial() : trial;
    }

    /** What a bill names. */
    public CloudLicence licence(CloudAccount of) {
        return new CloudLicence(provider, of.buyerAccountId(), instanceId, of.productCode(), licenseArn);
    }

    public UUID cloudAccountId() {
        return cloudAccountId;
    }

    String key() {
        return subscriptionKey;
    }

    @Nullable String licenseArn() {
        return licenseArn;
    }

    @Nullable String instanceId() {
        return instanceId;
    }

    SubscriptionStatus status() {
        return status;
    }

    /** Whether another one follows it. */
    boolean isSuperseded() {
        return superseded;
    }

    public Instant beginsAt() {
        return beginsAt;
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
    }
}
