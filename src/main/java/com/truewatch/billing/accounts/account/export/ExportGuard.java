package com.truewatch.billing.accounts.account.export;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.Holder.Secret;
import com.truewatch.billing.accounts.account.Holder.SecretProof;
import com.truewatch.billing.accounts.platform.limits.AccountUse;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** How often a copy may be taken, and how much of it opens. */
@Singleton
class ExportGuard {
    private final RateLimits limits;
    private final Limits perAccount;
    private final DistrustedPasskeys passkeys;
    private final Clock clock;

    ExportGuard(RateLimits limits, LimitConfig config, DistrustedPasskeys passkeys, Clock clock) {
        this.limits = limits;
        this.perAccount = Limits.of(new Limit(config.exportsPerAccountAndHour(), Duration.ofHours(1)));
        this.passkeys = passkeys;
        this.clock = clock;
    }

    /** Counts one, in the transaction of the caller. */
    void take(UUID accountId) {
        limits.take(AccountUse.EXPORTS.of(accountId), perAccount);
    }

    /**
     * Whether numbers stay masked: no password or passkey was shown a short while ago, or one of which reading the mail was
     * enough to get it. Who can read the mail alone never opens full identity data.
     */
    boolean isMaskedFor(Holder holder) {
        Instant now = clock.instant();
        SecretProof proof = holder.proof().secret();
        if (proof == null || !proof.isFresh(now)) {
            return true;
        }
        return proof.secret() == Secret.PASSWORD
                ? holder.account().password().isYoungByCode(now)
                : passkeys.areUsedSince(holder.accountId(), proof.at(), now);
    }
}
