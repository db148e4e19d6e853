package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.CodePolicy;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A holder wishes to close the account, and a code is to confirm it. There is one for an account: a wish in another
 * session takes its place, and the code before is void.
 */
@Entity
@Table(name = "account_closure")
class Closure {
    @Id
    private UUID accountId;

    @Basic
    private UUID sessionId;

    @Basic
    private UUID challengeId;

    @Basic
    private Instant askedAt;

    /** For Hibernate. */
    protected Closure() {}

    /** The holder asks, and this is the code. */
    Closure(Holder holder, Challenge challenge, Instant now) {
        this.accountId = holder.accountId();
        this.sessionId = holder.sessionId();
        this.challengeId = challenge.id().id();
        this.askedAt = now;
    }

    /** Whether it is this session's, and young enough. */
    boolean isOpenFor(Holder holder, Instant now) {
        return sessionId.equals(holder.sessionId()) && now.isBefore(askedAt.plus(CodePolicy.REQUEST_LIFETIME));
    }

    /** The key of its code. */
    OwnedId challengeId() {
        return new OwnedId(accountId, challengeId);
    }
}
