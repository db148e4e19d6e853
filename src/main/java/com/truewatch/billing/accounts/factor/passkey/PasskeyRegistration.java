package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A passkey that is to be made, in one session. Its challenge is derived from its id. */
@Entity
@DynamicUpdate
@Table(name = "passkey_registration")
class PasskeyRegistration {
    @EmbeddedId
    private OwnedId id;

    private UUID sessionId;

    private String name;

    private String keyId;

    private Instant expiresAt;

    private @Nullable Instant usedAt;

    /** For Hibernate. */
    protected PasskeyRegistration() {}

    PasskeyRegistration(OwnedId id, UUID sessionId, String name, String keyId, Instant now) {
        this.id = id;
        this.sessionId = sessionId;
        this.name = name;
        this.keyId = keyId;
        this.expiresAt = now.plus(Ceremony.LIFETIME);
    }

    /**
     * It can be answered in this session now.
     *
     * @throws ProblemException {@code forbidden} in another session; {@code passkey-rejected} where it was answered before or
     *     is too old
     */
    void requireOpen(UUID session, Instant now) {
        if (!sessionId.equals(session)) {
            throw new ProblemException(Problem.FORBIDDEN);
        }
        if (usedAt != null) {
            throw PasskeyRejection.CHALLENGE_USED.problem();
        }
        if (!now.isBefore(expiresAt)) {
            throw PasskeyRejection.CHALLENGE_EXPIRED.problem();
        }
    }

    /** It is answered, well or not. */
    void use(Instant now) {
        usedAt = now;
    }

    /** The challenge; empty when its key has been retired. */
    Optional<byte[]> challenge(Secrets secrets) {
        return Ceremony.REGISTRATION.challenge(secrets, keyId, id.id());
    }

    OwnedId id() {
        return id;
    }

    String name() {
        return name;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
