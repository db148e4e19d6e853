package com.truewatch.billing.accounts.factor;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a second factor can be. */
@Schema(name = "FactorType")
public enum FactorType {
    /** A key in a device, which its owner unlocks. */
    PASSKEY,
    /** An authenticator app. */
    TOTP,
    /** A set of codes that the holder keeps; only beside one of the others. */
    RECOVERY_CODES;

    /** Whether a login needs a second proof because of it. */
    public boolean isRequiredAtLogin() {
        return this != RECOVERY_CODES;
    }
}
