package com.truewatch.billing.accounts.realname.subject;

import jakarta.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** What an application says as it is stored: all of it under the same key, replaced as a whole. */
@Embeddable
public class EncryptedSubject {
    private byte[] subject;

    private byte @Nullable [] reason;

    private int keyId;

    @SuppressWarnings("UnusedVariable") // Written here, searched by SQL.
    private byte[] numberIndex;

    private int indexKeyId;

    /** For Hibernate. */
    protected EncryptedSubject() {}

    public EncryptedSubject(byte[] subject, byte @Nullable [] reason, int keyId, byte[] numberIndex, int indexKeyId) {
        this.subject = subject;
        this.reason = reason;
        this.keyId = keyId;
        this.numberIndex = numberIndex;
        this.indexKeyId = indexKeyId;
    }

    byte[] subject() {
        return subject;
    }

    /** Null before a refusal. */
    byte @Nullable [] reason() {
        return reason;
    }

    /** Whether these keys have made it. */
    public boolean isUnder(int encryptionKeyId, int indexId) {
        return keyId == encryptionKeyId && indexKeyId == indexId;
    }
}
