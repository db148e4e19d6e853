package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.platform.limits.AccountUse;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.UUID;

/** Counts new passwords before they are measured, which is costly: nobody has passwords measured without end. */
@ApplicationScoped
public class NewPasswordTries {
    private static final String NEW_PASSWORDS = "new passwords";
    private static final Duration HOUR = Duration.ofHours(1);

    private final RateLimits limits;
    private final Limits each;
    private final Limit perNetwork;

    NewPasswordTries(RateLimits limits, LimitConfig config) {
        this.limits = limits;
        this.each = Limits.of(new Limit(config.newPasswordsPerAccountAndHour(), HOUR));
        this.perNetwork = new Limit(config.newPasswordsPerNetworkAndHour(), HOUR);
    }

    /**
     * Somebody enters a code with a new password: counted for the network and for the request, so that what strangers ask
     * for uses up nothing of the account's. Called outside of any transaction.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    public void take(CodeAttempt attempt) {
        limits.takeAlone(NEW_PASSWORDS + " request " + attempt.challenge().id().id(), each);
        limits.takeOfNetworkAlone(NEW_PASSWORDS, attempt.client(), perNetwork);
    }

    /**
     * A holder who is logged in names a new password.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    @Transactional(TxType.MANDATORY)
    public void take(UUID accountId) {
        limits.take(AccountUse.NEW_PASSWORDS.of(accountId), each);
    }
}
