package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * An app that is to be enrolled, once it has shown one right value. The factor gets the same key: the secret stays in its
 * place, and opens there only.
 */
@Entity
@DynamicUpdate
@Table(name = "totp_registration")
class TotpRegistration {
    /** To find the app and read the picture. */
    static final Duration LIFETIME = Duration.ofMinutes(10);
    /** Values that are compared. */
    static final int TRIES = 5;

    @EmbeddedId
    private OwnedId id;

    private UUID sessionId;

    private String name;

    private byte @Nullable [] secret;

    private int tries;

    private Instant expiresAt;

    private @Nullable Instant completedAt;

    /** For Hibernate. */
    protected TotpRegistration() {}

    TotpRegistration(OwnedId id, UUID sessionId, String name, byte[] encrypted, Instant now) {
        this.id = id;
        this.sessionId = sessionId;
        this.name = name;
        this.secret = encrypted;
        this.expiresAt = now.plus(LIFETIME);
    }

    /**
     * It can be completed in this session now.
     *
     * @throws ProblemException {@code forbidden} in another session; {@code wrong-state} with COMPLETED; {@code locked};
     *     {@code code-expired}
     */
    void requireOpen(UUID session, Instant now) {
        if (!sessionId.equals(session)) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
        requireNotCompleted();
        if (tries >= TRIES) {
            throw new ProblemException(Problem.LOCKED);
        }
        if (!now.isBefore(expiresAt)) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
    }

    /**
     * Nobody was faster.
     *
     * @throws ProblemException {@code wrong-state} with COMPLETED
     */
    void requireNotCompleted() {
        if (completedAt != null) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", "COMPLETED");
        }
    }

    /** A value is compared, and counted as wrong until it is right. */
    void takeTry() {
        tries++;
    }

    /** It is a factor from now on: the secret is that one's. */
    byte[] complete(Instant now) {
        byte[] encrypted = encrypted();
        completedAt = now;
        secret = null;
        return encrypted;
    }

    OwnedId id() {
        return id;
    }

    String name() {
        return name;
    }

    byte[] encrypted() {
        return Objects.requireNonNull(secret);
    }

    int attemptsLeft() {
        return TRIES - tries;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
