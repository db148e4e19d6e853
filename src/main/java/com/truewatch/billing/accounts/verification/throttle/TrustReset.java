package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.verification.OneTimeCodes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/**
 * An account whose password was set by a code starts anew: whoever had a way in before may have been somebody else. Its
 * browsers are strangers', its open codes void, its rows of failures over.
 */
@ApplicationScoped
public class TrustReset {
    private final KnownBrowsers browsers;
    private final OneTimeCodes codes;
    private final FailedPasswords passwords;

    TrustReset(KnownBrowsers browsers, OneTimeCodes codes, FailedPasswords passwords) {
        this.browsers = browsers;
        this.codes = codes;
        this.passwords = passwords;
    }

    /** In the transaction that sets the password. */
    @Transactional(TxType.MANDATORY)
    public void reset(UUID accountId) {
        browsers.forget(accountId);
        codes.voidAll(accountId);
        codes.forgive(accountId);
        passwords.clear(accountId);
    }
}
