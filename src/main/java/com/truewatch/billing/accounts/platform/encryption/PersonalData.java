package com.truewatch.billing.accounts.platform.encryption;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts personal data, and finds it again by a keyed index. The keys are read when they are first needed, and again at
 * the next need for as long as that fails.
 */
@ApplicationScoped
public class PersonalData {
    private static final Logger LOG = Logger.getLogger(PersonalData.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int INDEX_BYTES = 32;

    private final KeySets source;
    private volatile @Nullable Keys keys;

    /** By the keys from there. */
    public PersonalData(KeySets source) {
        this.source = source;
    }

    /**
     * Everything below works.
     *
     * @throws ProblemException {@code unavailable} without keys
     */
    public void requireKeys() {
        keys();
    }

    /** The key that encrypts. */
    public int keyId() {
        return keys().encryptionKeyId();
    }

    /** The key that makes an index. */
    public int indexKeyId() {
        return keys().index().getPrimaryId();
    }

    /** By the key of {@link #keyId}. */
    public byte[] encrypt(byte[] clear, CipherContext cipherContext) {
        try {
            return keys().aead().encrypt(clear, cipherContext.associatedData());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * By whichever key has encrypted it.
     *
     * @throws IllegalStateException when it was changed, belongs elsewhere, or its key is gone
     */
    public byte[] decrypt(byte[] encrypted, CipherContext cipherContext) {
        try {
            return keys().aead().decrypt(encrypted, cipherContext.associatedData());
        } catch (GeneralSecurityException foreign) {
            throw new IllegalStateException(
                    cipherContext.column() + " of " + cipherContext.row() + " does not open", foreign);
        }
    }

    /** The index of a value: equal for equal values, by the key of {@link #indexKeyId}. */
    public byte[] index(String value) {
        try {
            return keys().index().computePrimary(value.getBytes(StandardCharsets.UTF_8), INDEX_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The index of a value by each key: a row may still have that of an older one. */
    public List<byte[]> indexes(String value) {
        try {
            List<byte[]> all = new ArrayList<>();
            for (Prf prf : keys().index().getPrfs().values()) {
                all.add(prf.compute(value.getBytes(StandardCharsets.UTF_8), INDEX_BYTES));
            }
            return all;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Keys keys() {
        Keys known = keys;
        if (known != null) {
            return known;
        }
        try {
            Keys read = Keys.of(source.encryption(), source.index());
            keys = read;
            return read;
        } catch (GeneralSecurityException | IOException unreadable) {
            LOG.errorf("No keys for personal data: %s", unreadable.getMessage());
            throw ProblemException.unavailable(PAUSE);
        }
    }

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
}
