package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.limits.AccountUse;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.UUID;

/** How many answers one holder has kept. Services and staff are few, and known. */
@ApplicationScoped
public class KeyLimit {
    private final RateLimits limits;
    private final Limits perAccount;

    KeyLimit(RateLimits limits, LimitConfig config) {
        this.limits = limits;
        this.perAccount = Limits.of(new Limit(config.idempotencyKeysPerAccountAndHour(), Duration.ofHours(1)));
    }

    /**
     * Counts a call under a key.
     *
     * @param holder the subject of the token: an account's id
     * @throws ProblemException {@code too-many-requests}: nothing is done
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void take(String holder) {
        limits.take(AccountUse.IDEMPOTENCY_KEYS.of(UUID.fromString(holder)), perAccount);
    }
}
