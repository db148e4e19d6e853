package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.limits.AccountUse;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is looked at and counted before a new password is measured, which is dear: a request whose code would not be
 * compared computes nothing, and nobody has passwords measured without end.
 */
@ApplicationScoped
public class NewPasswordTries {
    private static final String NEW_PASSWORDS = "new passwords";
    private static final Duration HOUR = Duration.ofHours(1);

    private final RequestedCodes codes;
    private final FailedCodes failedCodes;
    private final RateLimits limits;
    private final Limits each;
    private final Limit perNetwork;
    private final Clock clock;

    NewPasswordTries(
            RequestedCodes codes, FailedCodes failedCodes, RateLimits limits, LimitConfig config, Clock clock) {
        this.codes = codes;
        this.failedCodes = failedCodes;
        this.limits = limits;
        this.each = Limits.of(new Limit(config.newPasswordsPerAccountAndHour(), HOUR));
        this.perNetwork = new Limit(config.newPasswordsPerNetworkAndHour(), HOUR);
        this.clock = clock;
    }

    /**
     * Somebody enters a code: its request is looked at. A refusal is written down as that of a code is.
     *
     * @throws ProblemException {@code locked}, {@code code-expired}, {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public void requireOpen(CodeAttempt attempt) {
        Optional<Verdict> refusal = QuarkusTransaction.requiringNew().call(() -> refusal(attempt));
        if (refusal.isPresent()) {
            throw codes.refuse(attempt, refusal.get());
        }
    }

    /**
     * Somebody enters a code with a new password: looked at, then counted, for the network and for the request, so that
     * what strangers ask for uses up nothing of the account's.
     *
     * @throws ProblemException {@code locked}, {@code code-expired}, {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public void take(CodeAttempt attempt) {
        requireOpen(attempt);
        Client client = attempt.client();
        QuarkusTransaction.requiringNew().run(() -> {
            limits.takeOfNetwork(NEW_PASSWORDS, client, perNetwork);
            limits.take(NEW_PASSWORDS + " request " + attempt.request().id().id(), each);
        });
    }

    /**
     * A holder who is logged in names a new password.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void take(UUID accountId) {
        limits.take(AccountUse.NEW_PASSWORDS.of(accountId), each);
    }

    /** As comparing the code would refuse it. */
    private Optional<Verdict> refusal(CodeAttempt attempt) {
        Challenge request = attempt.request();
        Instant now = clock.instant();
        if (request.attemptsLeft() <= 0) {
            return Optional.of(new Verdict.UsedUp());
        }
        if (!request.isOpen(now)) {
            return Optional.of(new Verdict.Lapsed());
        }
        Duration wait = failedCodes.wait(
                new FailedCodes.Key(request.id().accountId(), request.purpose(), attempt.browser()), now);
        return wait.isZero() ? Optional.empty() : Optional.of(new Verdict.Blocked(wait));
    }
}
