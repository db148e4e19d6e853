package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A document without its bytes: uploaded, then attached to one application for good. */
@Entity
@Table(name = "real_name_document")
public class Document {
    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private DocumentKind kind;

    private int keyId;

    private @Nullable UUID applicationId;

    private Instant uploadedAt;

    /** For Hibernate. */
    protected Document() {}

    Document(OwnedId id, DocumentKind kind, int keyId, Instant now) {
        this.id = id;
        this.kind = kind;
        this.keyId = keyId;
        this.uploadedAt = now;
    }

    /** Belongs to this application from now on; whether it was free. */
    boolean attachTo(UUID application) {
        if (applicationId != null) {
            return false;
        }
        applicationId = application;
        return true;
    }

    /** Its bytes are now under this key. */
    void encryptedUnder(int otherKeyId) {
        keyId = otherKeyId;
    }

    /** Whose, and which. */
    public OwnedId id() {
        return id;
    }

    /** What it was recognised as. */
    public DocumentKind kind() {
        return kind;
    }

    /** The key that has encrypted its bytes. */
    int keyId() {
        return keyId;
    }

    Instant uploadedAt() {
        return uploadedAt;
    }
}
