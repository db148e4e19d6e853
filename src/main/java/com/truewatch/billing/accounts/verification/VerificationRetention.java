package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import com.truewatch.billing.accounts.verification.throttle.AccountLimits;
import com.truewatch.billing.accounts.verification.throttle.KnownBrowsers;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** How long codes, failures, browsers and the traffic of text messages are kept. */
@Singleton
class VerificationRetention {
    /** Two comparisons, each of which has an index. */
    private static final String CHALLENGE_IS_OVER = """
            (coalesce(closed_at, expires_at) < :before
                    or (coalesce(closed_at, expires_at) < :dayBefore and limit_key is not null))
                and not exists (
                    select from credential_change c
                    where c.account_id = challenge.account_id
                        and challenge.id in (c.current_challenge_id, c.new_challenge_id))
            """;

    private final AccountRepository accounts;
    private final ChallengeRepository challenges;
    private final KnownBrowsers browsers;
    private final AccountLimits limits;

    VerificationRetention(
            AccountRepository accounts, ChallengeRepository challenges, KnownBrowsers browsers, AccountLimits limits) {
        this.accounts = accounts;
        this.challenges = challenges;
        this.browsers = browsers;
        this.limits = limits;
    }

    /**
     * One that is over goes when nothing shows it any more; one that nobody was logged in for goes the next day, with the
     * address that was typed.
     */
    @Produces
    @Singleton
    static Retention challenges() {
        return new Retention(
                "challenge", Map.of("before", Duration.ofDays(90), "dayBefore", Duration.ofDays(1)), CHALLENGE_IS_OVER);
    }

    /** A window that is over counts no longer; a month later a row of wrong codes is over too, unless it has blocked. */
    @Produces
    @Singleton
    static Retention failedCodes() {
        return Retention.of(
                "failed_code_budget", Duration.ofDays(30), "window_started_at <= :before and in_a_row < 100");
    }

    /** The same for second proofs. */
    @Produces
    @Singleton
    static Retention failedSecondProofs() {
        return Retention.of(
                "failed_second_proof", Duration.ofDays(30), "window_started_at <= :before and in_a_row < 100");
    }

    /** A month without a wrong password ends the row of them, of stand-ins too, unless it has blocked. */
    @Produces
    @Singleton
    static Retention failedPasswords() {
        return Retention.of("failed_password", Duration.ofDays(30), "failed_at <= :before and failed < 100");
    }

    /** A browser that was not used for too long is a stranger's. */
    @Produces
    @Singleton
    static Retention knownBrowsers() {
        return Retention.untilOver("known_browser", "expires_at <= :before");
    }

    /** The day's cap looks back a day; a month tells what is usual. */
    @Produces
    @Singleton
    static Retention smsTraffic() {
        return Retention.of("sms_traffic", Duration.ofDays(30), "slot <= :before");
    }

    /** Its codes, used or not, its browsers and its counters, whose keys are its addresses, go with an account. */
    void erase(@Observes AccountClosed closed) {
        challenges.delete("id.accountId in ?1", closed.subjects());
        browsers.forget(closed.accountId());
        limits.clear(accounts.findById(closed.accountId()), closed.addresses());
    }
}
