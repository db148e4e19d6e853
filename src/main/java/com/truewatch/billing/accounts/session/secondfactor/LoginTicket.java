package com.truewatch.billing.accounts.session.secondfactor;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.session.Authentication;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A login of which the first proof was right and the second is awaited. It opens nothing itself. Its text, and the cookie
 * that binds it to a browser, are derived from its id and stored nowhere.
 */
@Entity
@DynamicUpdate
@Table(name = "login_ticket")
public class LoginTicket {
    /** For so long the second proof is awaited. */
    public static final Duration LIFETIME = Duration.ofMinutes(5);
    /** Second proofs that are looked at. */
    static final int TRIES = 5;

    /** What was right. */
    public enum FirstProof {
        /** The password. */
        PASSWORD,
        /** A code that went by mail. */
        MAILED_CODE,
        /** A code that went as a text message. */
        TEXT_CODE;

        /** By how the code went. */
        public static FirstProof ofCode(boolean sms) {
            return sms ? TEXT_CODE : MAILED_CODE;
        }

        Authentication authentication() {
            return this == PASSWORD ? Authentication.byPassword() : Authentication.byCode(this == TEXT_CODE);
        }
    }

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private FirstProof firstProof;

    private Instant failureCountedAt;

    private Instant expiresAt;

    @SuppressWarnings("UnusedVariable") // Counted by a statement beside the entity.
    private int tries;

    private @Nullable Instant usedAt;

    /** For Hibernate. */
    protected LoginTicket() {}

    LoginTicket(OwnedId id, FirstProof firstProof, Instant failureCountedAt, Instant now) {
        this.id = id;
        this.firstProof = firstProof;
        this.failureCountedAt = failureCountedAt;
        this.expiresAt = now.plus(LIFETIME);
    }

    OwnedId id() {
        return id;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** What the first proof is worth. */
    public Authentication first() {
        return firstProof.authentication();
    }

    /** Whether it was a code, and not the password. */
    public boolean isByCode() {
        return firstProof != FirstProof.PASSWORD;
    }

    /** When the login was counted as failed, until it is complete. */
    public Instant failureCountedAt() {
        return failureCountedAt;
    }

    boolean isOpen(Instant now) {
        return usedAt == null && now.isBefore(expiresAt);
    }

    /** The login is complete. */
    public void use(Instant now) {
        usedAt = now;
    }
}
