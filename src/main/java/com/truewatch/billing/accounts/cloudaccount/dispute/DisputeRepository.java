package com.truewatch.billing.accounts.cloudaccount.dispute;

import com.truewatch.billing.accounts.cloudaccount.CloudAccount;
import com.truewatch.billing.accounts.cloudaccount.claim.ClaimProof;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The disputes. */
@Singleton
public class DisputeRepository implements PanacheRepositoryBase<Dispute, UUID> {
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    /**
     * Opens one with the claimant, unless one is open already or the cloud account was claimed from the marketplace too:
     * then both have proved the same. Its row is locked by the caller.
     */
    public void openOnce(CloudAccount cloudAccount, UUID claimant, Instant now) {
        boolean open =
                count("cloudAccountId = ?1 and claimantId = ?2 and decision is null", cloudAccount.id(), claimant) > 0;
        if (!open && cloudAccount.claimedBy() == ClaimProof.IDS) {
            UUID owner = Objects.requireNonNull(cloudAccount.accountId());
            persistAndFlush(new Dispute(cloudAccount.id(), owner, claimant, now));
        }
    }

    /** As it is now, locked until the transaction ends. */
    void lock(Dispute dispute) {
        getEntityManager().refresh(dispute, LockModeType.PESSIMISTIC_WRITE);
    }

    /** The newest, open or resolved, from before {@code before} where it is given. */
    List<Dispute> findPage(boolean open, @Nullable UUID before, int limit) {
        return find(
                        "decision is " + (open ? "" : "not ") + "null and id < ?1 order by id desc",
                        before == null ? AFTER_ALL : before)
                .page(0, limit)
                .list();
    }

    public long countOpen() {
        return count("decision is null");
    }
}
