package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.platform.security.client.BrowserCookie;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A browser in which somebody has logged in to an account. */
@Entity
@Table(name = "known_browser")
public class KnownBrowser {
    private static final Duration LEAST_RENEWAL = Duration.ofDays(1);

    @EmbeddedId
    private Key id;

    @SuppressWarnings("UnusedVariable") // For operators.
    private Instant createdAt;

    private Instant expiresAt;

    /** For Hibernate. */
    protected KnownBrowser() {}

    KnownBrowser(Key id, Instant now) {
        this.id = id;
        this.createdAt = now;
        this.expiresAt = now.plus(BrowserCookie.LIFETIME);
    }

    UUID accountId() {
        return id.accountId();
    }

    boolean isGood(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Used again: it is known for as long as after the first time, give or take a day, which spares most logins a write. */
    void renew(Instant now) {
        Instant renewed = now.plus(BrowserCookie.LIFETIME);
        if (renewed.isAfter(expiresAt.plus(LEAST_RENEWAL))) {
            expiresAt = renewed;
        }
    }

    /**
     * Which browser of which account.
     *
     * @param accountId whose
     * @param tokenHash SHA-256 of the cookie's value, hexadecimal
     */
    @Embeddable
    record Key(UUID accountId, String tokenHash) implements Serializable {}
}
