package com.truewatch.billing.accounts.platform.encryption;

import com.google.crypto.tink.KeysetHandle;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** Where the keys of personal data come from. */
public interface KeySets {
    /** Those that encrypt: AES-256-GCM. */
    KeysetHandle encryption() throws GeneralSecurityException, IOException;

    /** Those of the keyed index: HMAC-SHA-256. */
    KeysetHandle index() throws GeneralSecurityException, IOException;
}
