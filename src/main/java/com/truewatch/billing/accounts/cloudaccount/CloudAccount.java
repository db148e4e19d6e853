package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.cloudaccount.claim.ClaimProof;
import com.truewatch.billing.accounts.cloudaccount.provider.Purchase;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountStatus;
import com.truewatch.billing.accounts.cloudaccount.settlement.PayingCloudAccount;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What workspaces settle by: one buyer's subscription to one product, and the subscriptions that renew it. */
@Entity
@Table(name = "cloud_account")
public class CloudAccount {
    @Id
    private UUID id;

    private @Nullable UUID accountId;

    @Enumerated(EnumType.STRING)
    private @Nullable ClaimProof claimedBy;

    private String provider;
    private String marketplace;
    private String buyerAccountId;
    private String productCode;

    @Enumerated(EnumType.STRING)
    private CloudAccountStatus status;

    /** Null where that is its status. */
    @Enumerated(EnumType.STRING)
    private @Nullable CloudAccountStatus toldStatus;

    private @Nullable String instanceId;
    private @Nullable String alias;
    private Instant subscribedAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant endedAt;

    @Version
    private long version;

    /** For Hibernate. */
    protected CloudAccount() {}

    /** Of a subscription that continues no other; nobody's yet. */
    CloudAccount(String provider, String marketplace, Purchase purchase, Instant now) {
        this.id = Ids.next();
        this.provider = provider;
        this.marketplace = marketplace;
        this.buyerAccountId = purchase.buyerAccountId();
        this.productCode = purchase.productCode();
        this.status = CloudAccountStatus.PENDING_ACTIVATION;
        this.subscribedAt = now;
    }

    /** It belongs to this account from now on, which has proved that it is its own. */
    void claim(UUID claimant, ClaimProof proof) {
        if (accountId != null) {
            throw new IllegalStateException("claimed");
        }
        accountId = claimant;
        claimedBy = proof;
        toldStatus = null;
    }

    /** Staff give it to another account, whose holder came from the marketplace; the former holder's name for it goes. */
    public void moveTo(UUID claimant) {
        accountId = claimant;
        claimedBy = ClaimProof.VISIT;
        alias = null;
        toldStatus = null;
    }

    /** The holder's name for it; null removes it. */
    void rename(@Nullable String chosen) {
        alias = chosen;
    }

    /**
     * Takes over what follows from its subscriptions, the oldest first. It ended when the last of them did. Where nobody has
     * claimed it there is nobody to wait for.
     *
     * @param grace for how long an end waits for its reason
     * @return whether its status is another one than its holder knows, and is to be told
     */
    boolean follow(List<CloudSubscription> subscriptions, Duration grace, Instant now) {
        CloudAccountStatus told = toldStatus();
        StatusRule rule = rule(subscriptions, accountId == null ? Duration.ZERO : grace, now, told);
        status = rule.status();
        toldStatus = rule.isTold() || status == told ? null : told;
        instanceId = subscriptions.get(subscriptions.size() - 1).instanceId();
        subscribedAt = subscriptions.get(0).beginsAt();
        expiresAt = subscriptions.stream()
                .map(CloudSubscription::expiresAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (status != CloudAccountStatus.ENDED) {
            endedAt = null;
        } else if (endedAt == null) {
            endedAt = now;
        }
        return rule.isTold() && status != told;
    }

    /** What its last subscription has told its holder of the end, late news of an earlier one do not take back. */
    private StatusRule rule(
            List<CloudSubscription> subscriptions, Duration grace, Instant now, CloudAccountStatus told) {
        StatusRule last =
                StatusRule.of(subscriptions.subList(subscriptions.size() - 1, subscriptions.size()), grace, now);
        boolean isEnd = told == CloudAccountStatus.ENDING || told == CloudAccountStatus.ENDED;
        return accountId != null && isEnd && last.isTold() && last.status() == told
                ? last
                : StatusRule.of(subscriptions, grace, now);
    }

    /** Whether it has been claimed by another account than this one. */
    public boolean isTakenFrom(UUID claimant) {
        return accountId != null && !accountId.equals(claimant);
    }

    /** As the rules of settlement see it; only of a claimed one. */
    public PayingCloudAccount paying() {
        return new PayingCloudAccount(id, Objects.requireNonNull(accountId), marketplace, status);
    }

    public UUID id() {
        return id;
    }

    /** Who has claimed it; null where nobody has. */
    public @Nullable UUID accountId() {
        return accountId;
    }

    /** How that account has proved that; null where nobody has, or it is not known any more. */
    public @Nullable ClaimProof claimedBy() {
        return claimedBy;
    }

    public String provider() {
        return provider;
    }

    public String buyerAccountId() {
        return buyerAccountId;
    }

    /** Its end only, for whoever need not know it. */
    public String maskedBuyer() {
        return "****" + buyerAccountId.substring(Math.max(0, buyerAccountId.length() - 4));
    }

    public String productCode() {
        return productCode;
    }

    /** Where it was bought. */
    String marketplace() {
        return marketplace;
    }

    CloudAccountStatus status() {
        return status;
    }

    /** The last one that its holder and other services were told of; what they were not told of unlocks nothing. */
    CloudAccountStatus toldStatus() {
        return toldStatus == null ? status : toldStatus;
    }

    /** That of its latest subscription. */
    @Nullable String instanceId() {
        return instanceId;
    }

    @Nullable String alias() {
        return alias;
    }

    /** When its first subscription began. */
    Instant subscribedAt() {
        return subscribedAt;
    }

    @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** Counts its changes. */
    long version() {
        return version;
    }
}
