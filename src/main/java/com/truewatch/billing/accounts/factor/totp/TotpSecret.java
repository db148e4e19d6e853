package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/** What an enrolled app and we both know, encrypted, and the newest step of which a value was accepted. */
@Entity
@DynamicUpdate
@Table(name = "totp_secret")
class TotpSecret {
    @EmbeddedId
    private OwnedId id;

    private byte[] secret;

    private int keyId;

    @SuppressWarnings("UnusedVariable") // Moved by a statement beside the entity.
    private long lastStep;

    /** For Hibernate. */
    protected TotpSecret() {}

    TotpSecret(OwnedId id, byte[] encrypted, int keyId, long lastStep) {
        this.id = id;
        this.secret = encrypted;
        this.keyId = keyId;
        this.lastStep = lastStep;
    }

    /** The same secret by another key. */
    void encryptAnew(byte[] encrypted, int newKeyId) {
        secret = encrypted;
        keyId = newKeyId;
    }

    OwnedId id() {
        return id;
    }

    byte[] encrypted() {
        return secret;
    }

    int keyId() {
        return keyId;
    }
}
