package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionChange;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionTerms;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudLicence;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.generator.EventType;
import org.jspecify.annotations.Nullable;

/**
 * One purchase at a marketplace. It changes only under the lock of its cloud account. The same news make the same of it,
 * whatever their order and however often each comes.
 */
@Entity
@Table(name = "cloud_subscription")
public class CloudSubscription {
    @Id
    private UUID id;

    private UUID cloudAccountId;
    private String provider;
    private String subscriptionKey;
    private @Nullable String customerName;
    private @Nullable String agreementId;
    private @Nullable String licenseArn;

    @Generated(event = {EventType.INSERT, EventType.UPDATE})
    @Column(insertable = false, updatable = false)
    private @Nullable String licenseId;

    private @Nullable String instanceId;

    @Embedded
    private SubscriptionPlan plan;

    @Enumerated(EnumType.STRING)
    private SubscriptionStatus status;

    private @Nullable Instant statusAt;
    private boolean renews;
    private boolean superseded;
    private Instant beginsAt;
    private boolean beginTold;
    private @Nullable Instant endedAt;
    private boolean endExplained;
    private @Nullable Instant endHeardAt;

    /** For operators, and for the version before the one that keeps a time for each part. */
    private Instant lastEventAt;

    /** For Hibernate. */
    protected CloudSubscription() {}

    /** One that nobody has known until now. */
    CloudSubscription(UUID cloudAccountId, String key, SubscriptionEvent first, Instant now) {
        this.id = Ids.next();
        this.cloudAccountId = cloudAccountId;
        this.provider = first.subscription().provider();
        this.subscriptionKey = key;
        this.plan = new SubscriptionPlan();
        this.status = SubscriptionStatus.PENDING_ACTIVATION;
        this.beginsAt = first.isTold() ? first.at() : now;
        this.beginTold = first.isTold();
        this.lastEventAt = SubscriptionEvent.ASKED;
    }

    /** Takes in what happened. */
    void take(SubscriptionEvent event, Instant now) {
        learn(event);
        begin(event);
        lastEventAt = latest(lastEventAt, event.at());
        switch (event.verb()) {
            case REGISTERED, UPDATED -> {
                // Its terms, and when it began, are all there is to it.
            }
            case ACTIVATED -> move(SubscriptionStatus.ACTIVE, event.at());
            case RENEWS -> renews = true;
            case FROZEN -> move(SubscriptionStatus.FROZEN, event.at());
            case UNFROZEN -> {
                if (status == SubscriptionStatus.FROZEN || status == SubscriptionStatus.ACTIVE) {
                    move(SubscriptionStatus.ACTIVE, event.at());
                }
            }
            case ENDING -> move(SubscriptionStatus.ENDING, event.at());
            case SUPERSEDED -> superseded = true;
            case DEPROVISIONED, ENDED -> end(event.isTold() ? event.at() : now, now);
        }
        endExplained |= event.verb() == SubscriptionChange.ENDING || event.verb() == SubscriptionChange.ENDED;
    }

    /** Another row has turned out to be the same purchase: what was told of that one was told of this one. */
    void absorb(CloudSubscription same) {
        customerName = customerName == null ? same.customerName : customerName;
        agreementId = agreementId == null ? same.agreementId : agreementId;
        licenseArn = licenseArn == null ? same.licenseArn : licenseArn;
        instanceId = instanceId == null ? same.instanceId : instanceId;
        plan.absorb(same.plan);
        if (beginTold == same.beginTold ? same.beginsAt.isBefore(beginsAt) : same.beginTold) {
            beginsAt = same.beginsAt;
            beginTold = same.beginTold;
        }
        renews |= same.renews;
        superseded |= same.superseded;
        endExplained |= same.endExplained;
        lastEventAt = latest(lastEventAt, same.lastEventAt);
        if (same.endedAt != null) {
            end(same.endedAt, same.endHeardAt == null ? same.endedAt : same.endHeardAt);
        } else if (same.statusAt != null) {
            move(same.status, same.statusAt);
        }
    }

    /** It belongs to this cloud account from now on. */
    void join(UUID cloudAccount) {
        cloudAccountId = cloudAccount;
    }

    /** Whether it has a licence of its own, other than this one. */
    boolean isOfOtherLicense(String license) {
        return licenseId != null && !licenseId.equals(license);
    }

    /** This is how a legacy listing's messages call it. */
    void callAlso(String customer) {
        customerName = customer;
    }

    private void learn(SubscriptionEvent event) {
        SubscriptionTerms terms = event.terms();
        agreementId = agreementId == null ? terms.agreementId() : agreementId;
        licenseArn = licenseArn == null ? terms.licenseArn() : licenseArn;
        instanceId = instanceId == null ? terms.instanceId() : instanceId;
        // After the end only what was never known is learned.
        boolean over = endedAt != null && !event.at().isBefore(endedAt);
        plan.learn(terms, over ? SubscriptionEvent.ASKED : event.at());
    }

    private void begin(SubscriptionEvent event) {
        if (event.verb().introduces()
                && event.isTold()
                && (!beginTold || event.at().isBefore(beginsAt))) {
            beginsAt = event.at();
            beginTold = true;
        }
    }

    /** The newest counts, and of two that are told for the same second a cancellation. */
    private void move(SubscriptionStatus to, Instant at) {
        boolean undone =
                to == SubscriptionStatus.ACTIVE && status == SubscriptionStatus.ENDING && at.equals(since(statusAt));
        if (status != SubscriptionStatus.ENDED && !at.isBefore(since(statusAt)) && !undone) {
            status = to;
            statusAt = at;
        }
    }

    private void end(Instant at, Instant heardAt) {
        endedAt = endedAt == null || at.isBefore(endedAt) ? at : endedAt;
        endHeardAt = endHeardAt == null ? heardAt : endHeardAt;
        status = SubscriptionStatus.ENDED;
    }

    private static Instant since(@Nullable Instant at) {
        return at == null ? SubscriptionEvent.ASKED : at;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Whether its end is that of whatever it continued: the reason is known, and nothing has taken its place. */
    boolean isOver() {
        return status == SubscriptionStatus.ENDED && endExplained && !superseded;
    }

    /** Until when its end waits for the news that tell the reason; null where it does not, or without a limit. */
    @Nullable Instant waitsUntil(Duration grace) {
        return status == SubscriptionStatus.ENDED && !endExplained && !superseded && endHeardAt != null
                ? endHeardAt.plus(grace)
                : null;
    }

    /** What a bill names. */
    public CloudLicence licence(CloudAccount of) {
        return new CloudLicence(provider, of.buyerAccountId(), instanceId, of.productCode(), licenseArn);
    }

    UUID id() {
        return id;
    }

    public UUID cloudAccountId() {
        return cloudAccountId;
    }

    String key() {
        return subscriptionKey;
    }

    @Nullable String agreementId() {
        return agreementId;
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

    /** When that happened by which its status is what it is. */
    Instant statusAt() {
        return since(statusAt);
    }

    /** Whether it continues an earlier one. */
    boolean isRenewal() {
        return renews;
    }

    /** Whether another one follows it. */
    boolean isSuperseded() {
        return superseded;
    }

    public Instant beginsAt() {
        return beginsAt;
    }

    @Nullable Instant expiresAt() {
        return plan.expiresAt();
    }

    SubscriptionPlan plan() {
        return plan;
    }

    /** Only of one that has ended. */
    Instant endedAt() {
        return Objects.requireNonNull(endedAt);
    }
}
