package com.truewatch.billing.accounts.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When and how a password was set: what an undo has to know of it. */
@Embeddable
public class PasswordOrigin {
    @Column(name = "password_set_at")
    private Instant at;

    @Column(name = "password_set_by_code")
    private Boolean byCode;

    @Column(name = "password_set_in")
    private @Nullable UUID sessionId;

    /** For Hibernate. */
    protected PasswordOrigin() {}

    private PasswordOrigin(Instant at, boolean byCode, @Nullable UUID sessionId) {
        this.at = at;
        this.byCode = byCode;
        this.sessionId = sessionId;
    }

    /** By a code from outside: whoever read it need not have known a password. */
    public static PasswordOrigin ofReset(Instant at) {
        return new PasswordOrigin(at, true, null);
    }

    /** By a code, in this session. */
    public static PasswordOrigin ofCode(UUID sessionId, Instant at) {
        return new PasswordOrigin(at, true, sessionId);
    }

    /** By who knew the former one, in this session. */
    public static PasswordOrigin ofChange(UUID sessionId, Instant at) {
        return new PasswordOrigin(at, false, sessionId);
    }

    /**
     * The same once the former password is known: whoever changes a password that a code has set a short while ago need not
     * know more than that code.
     */
    PasswordOrigin after(@Nullable PasswordOrigin former) {
        boolean inherited = former != null && former.byCode && at.isBefore(former.at.plus(Account.YOUTH));
        return inherited ? new PasswordOrigin(at, true, sessionId) : this;
    }

    /** When. */
    public Instant at() {
        return at;
    }

    /** Whether a code was all that was asked for. */
    public boolean isByCode() {
        return byCode;
    }

    /** In which session; null from outside. */
    public @Nullable UUID sessionId() {
        return sessionId;
    }
}
