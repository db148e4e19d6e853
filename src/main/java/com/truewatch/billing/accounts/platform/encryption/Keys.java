package com.truewatch.billing.accounts.platform.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;

/**
 * The keys at work.
 *
 * @param aead encrypts and decrypts
 * @param encryptionKeyId the key that encrypts
 * @param index makes indexes
 */
record Keys(Aead aead, int encryptionKeyId, PrfSet index) {
    private static final int KEY_BYTES = 32;

    /** Of these key sets, if they are what they should be. */
    static Keys of(KeysetHandle encryption, KeysetHandle index) throws GeneralSecurityException {
        boolean strong = encryption.getPrimary().getKey().getParameters() instanceof AesGcmParameters gcm
                && gcm.getKeySizeBytes() == KEY_BYTES
                && gcm.hasIdRequirement();
        if (!strong) {
            throw new GeneralSecurityException("accounts.personal-data.key-set is not AES-256-GCM with prefix");
        }
        return new Keys(
                encryption.getPrimitive(AeadConfig2026.get(), Aead.class),
                encryption.getPrimary().getId(),
                index.getPrimitive(PrfConfig2026.get(), PrfSet.class));
    }
}
