package com.truewatch.billing.accounts.factor.totp;

import com.truewatch.billing.accounts.factor.FactorRepository;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;

/** Compares the values of enrolled apps, in the transaction of the caller. */
@Singleton
public class Totps {
    private final TotpSecretRepository secrets;
    private final FactorRepository factors;
    private final TotpCipher cipher;
    private final DatabaseTime databaseTime;
    private final Clock clock;

    Totps(
            TotpSecretRepository secrets,
            FactorRepository factors,
            TotpCipher cipher,
            DatabaseTime databaseTime,
            Clock clock) {
        this.secrets = secrets;
        this.factors = factors;
        this.cipher = cipher;
        this.databaseTime = databaseTime;
        this.clock = clock;
    }

    /** Whether an app of the account shows this value now, or one step ago or ahead; used up where it does. */
    public boolean accept(UUID accountId, String value) {
        Instant now = databaseTime.now();
        for (TotpSecret secret : secrets.findLive(accountId)) {
            OptionalLong step = Totp.stepOf(cipher.decrypt(secret.id(), secret.encrypted()), value, now);
            if (step.isPresent() && secrets.accept(secret.id(), step.getAsLong())) {
                factors.findLive(secret.id()).ifPresent(it -> it.use(clock.instant()));
                return true;
            }
        }
        return false;
    }
}
