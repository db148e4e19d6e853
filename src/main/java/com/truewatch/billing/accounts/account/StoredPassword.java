package com.truewatch.billing.accounts.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An account's password as it is kept.
 *
 * @param hash Argon2id in PHC format; null where no password is set
 * @param setAt the account's version that set it; null for the one with which it was made
 * @param origin how it was set; null for the one with which the account was made
 */
@Embeddable
public record StoredPassword(
        @Column(name = "password_hash") @Nullable String hash,
        @Column(name = "password_version") @Nullable Long setAt,
        @Embedded @Nullable PasswordOrigin origin) {
    static final StoredPassword NONE = new StoredPassword(null, null, null);

    /** Whether one is set. */
    public boolean isSet() {
        return hash != null;
    }

    /** Whether it was set by a code, or comes from one that was. */
    public boolean isByCode() {
        return origin != null && origin.isByCode();
    }

    /** Whether that was less than seven days ago: it may be that of somebody who could read the mail. */
    public boolean isYoungByCode(Instant now) {
        return origin != null && origin.isByCode() && now.isBefore(origin.at().plus(Account.YOUTH));
    }

    /** Whether this is still the hash that was compared, so that a password changed meanwhile does not log in. */
    public boolean isStill(@Nullable String compared) {
        return Objects.equals(hash, compared);
    }

    /** By versions, because no two clocks and no two calls of one millisecond can confuse them. */
    boolean isSetSince(long version) {
        return setAt != null && setAt >= version;
    }

    boolean isFrom(Predicate<PasswordOrigin> origins) {
        return origin != null && origins.test(origin);
    }
}
