package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A challenge that anybody may ask for, and that one answer may use. What is to be signed is derived from its id. */
@Entity
@Table(name = "passkey_challenge")
class PasskeyChallenge {
    @Id
    private UUID id;

    private String keyId;

    @SuppressWarnings("UnusedVariable") // Asked for by the statement that uses it up.
    private @Nullable UUID ticketId;

    private Instant expiresAt;

    @SuppressWarnings("UnusedVariable") // Written by the statement that uses it up.
    private @Nullable Instant usedAt;

    /** For Hibernate. */
    protected PasskeyChallenge() {}

    PasskeyChallenge(@Nullable UUID ticketId, String keyId, Instant now) {
        this.id = Ids.next();
        this.ticketId = ticketId;
        this.keyId = keyId;
        this.expiresAt = now.plus(Ceremony.LIFETIME);
    }

    /** What is to be signed; empty when its key has been retired. */
    Optional<byte[]> challenge(Secrets secrets) {
        return Ceremony.LOGIN.challenge(secrets, keyId, id);
    }

    UUID id() {
        return id;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
