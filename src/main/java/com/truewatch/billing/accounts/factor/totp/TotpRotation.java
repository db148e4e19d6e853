package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.platform.encryption.KeyRotation;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The secrets of apps under a key that is no longer the one that encrypts. */
@Singleton
class TotpRotation implements KeyRotation {
    private final TotpSecretRepository secrets;
    private final TotpCipher cipher;

    TotpRotation(TotpSecretRepository secrets, TotpCipher cipher) {
        this.secrets = secrets;
        this.cipher = cipher;
    }

    @Override
    public String name() {
        return "totp_secret";
    }

    @Override
    public List<OwnedId> findStale(@Nullable OwnedId after, int limit) {
        return secrets.findNotUnder(cipher.keyId(), after, limit);
    }

    @Override
    public void encryptAnew(OwnedId id) {
        secrets.lock(id)
                .filter(it -> it.keyId() != cipher.keyId())
                .ifPresent(it ->
                        it.encryptAnew(cipher.encrypt(id, cipher.decrypt(id, it.encrypted())), cipher.keyId()));
    }
}
