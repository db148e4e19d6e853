package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.platform.encryption.CipherContext;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Encrypts the secrets of apps: each opens only in its own row of its own account. */
@Singleton
class TotpCipher {
    private static final String COLUMN = "totp_secret.secret";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PersonalData data;

    TotpCipher(PersonalData data) {
        this.data = data;
    }

    /** A new secret of 160 bits. */
    static byte[] newSecret() {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return secret;
    }

    byte[] encrypt(OwnedId row, byte[] secret) {
        return data.encrypt(secret, new CipherContext(row, COLUMN));
    }

    byte[] decrypt(OwnedId row, byte[] encrypted) {
        return data.decrypt(encrypted, new CipherContext(row, COLUMN));
    }

    /** The key that encrypts. */
    int keyId() {
        return data.keyId();
    }
}
