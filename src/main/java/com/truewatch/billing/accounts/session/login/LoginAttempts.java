package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.AccountUse;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.limits.Use;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import com.truewatch.billing.accounts.verification.throttle.KnownBrowsers;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Counts logins as failed before anything is compared, and takes the count back when the secret was right. Nobody, by a
 * stand-in, is counted like somebody. What does not say otherwise joins the caller's transaction.
 */
@Singleton
class LoginAttempts {
    private static final String FAILED_LOGINS = "failed logins";

    private final AccountRepository accounts;
    private final KnownBrowsers browsers;
    private final FailedPasswords passwords;
    private final RateLimits limits;
    private final Limit perNetwork;
    private final Limits perAccount;
    private final Journal journal;

    LoginAttempts(
            AccountRepository accounts,
            KnownBrowsers browsers,
            FailedPasswords passwords,
            RateLimits limits,
            LimitConfig config,
            Journal journal) {
        this.accounts = accounts;
        this.browsers = browsers;
        this.passwords = passwords;
        this.limits = limits;
        this.perNetwork = new Limit(config.failedLoginsPerNetworkAndHour(), Duration.ofHours(1));
        this.perAccount = Limits.of(new Limit(config.loginsPerAccountAndHour(), Duration.ofHours(1)));
        this.journal = journal;
    }

    /** Whom somebody means, and from which kind of browser; nothing is counted yet. */
    Target target(LoginName login, Client client) {
        Optional<Account> account = accounts.findByLogin(login);
        UUID subject = account.map(Account::id).orElseGet(login::standIn);
        return new Target(
                subject, account.map(it -> it.password().hash()).orElse(null), browsers.of(subject, client), client);
    }

    /**
     * Somebody tries a password: counted as a wrong one, and as a login.
     *
     * @throws ProblemException {@code too-many-requests}: nothing is compared
     */
    Attempt byPassword(Target target) {
        Instant countedAt = limits.takeBoth(
                Use.ofNetwork(FAILED_LOGINS, target.client, perNetwork),
                Use.of(logins(target.subject, target.browser), perAccount));
        passwords.take(target.subject, target.browser);
        return new Attempt(target.subject, target.passwordHash, target.browser, target.client, countedAt, countedAt);
    }

    /**
     * Somebody tries a code, outside of any transaction.
     *
     * @throws ProblemException {@code too-many-requests}: nothing is compared
     */
    Attempt byCode(CodeAttempt attempt) {
        Instant countedAt = limits.takeOfNetworkAlone(FAILED_LOGINS, attempt.client(), perNetwork);
        return new Attempt(attempt.subject(), null, attempt.browser(), attempt.client(), countedAt, null);
    }

    /**
     * Somebody brings a ticket.
     *
     * @param ticket null where the text is none
     * @throws ProblemException {@code too-many-requests}: nothing is compared
     */
    Attempt byTicket(@Nullable OwnedId ticket, Client client) {
        Instant countedAt = limits.takeOfNetwork(FAILED_LOGINS, client, perNetwork);
        UUID subject = ticket == null ? LoginName.parse("").standIn() : ticket.accountId();
        return new Attempt(subject, null, Browser.UNKNOWN, client, countedAt, null);
    }

    /** The ticket was good. */
    void ticketWasGood(Attempt attempt) {
        limits.giveBackToNetwork(FAILED_LOGINS, attempt.client, attempt.countedAt);
    }

    /** The password was wrong, so that it was no login. */
    void passwordWasWrong(Attempt attempt, String by) {
        if (attempt.loginAt != null) {
            limits.giveBack(logins(attempt.subject, attempt.browser), attempt.loginAt);
        }
        refused(attempt, by);
    }

    /** The password was right. */
    void passwordWasRight(Attempt attempt) {
        limits.giveBackToNetwork(FAILED_LOGINS, attempt.client, attempt.countedAt);
        passwords.clear(attempt.subject, attempt.browser);
    }

    /** The code was right: whoever can read the holder's messages need not wait for passwords that strangers tried. */
    void codeWasRight(Attempt attempt) {
        limits.giveBackToNetwork(FAILED_LOGINS, attempt.client, attempt.countedAt);
        passwords.clear(attempt.subject);
    }

    /** For the timeline; a stand-in has one too, so that nobody's login takes no less time. */
    void refused(Attempt attempt, String by) {
        journal.refused(attempt.subject, ActivityType.LOGIN, attempt.client, Map.of("by", by));
    }

    private static String logins(UUID subject, Browser browser) {
        return (browser == Browser.KNOWN ? AccountUse.LOGINS_OF_KNOWN_BROWSERS : AccountUse.LOGINS_OF_UNKNOWN_BROWSERS)
                .of(subject);
    }

    /**
     * Who is to be logged in.
     *
     * @param subject the account, or a stand-in where the login names nobody
     * @param passwordHash what to compare with; null where there is nothing
     * @param browser whose
     * @param client from where
     */
    record Target(UUID subject, @Nullable String passwordHash, Browser browser, Client client) {
        /** Without the hash. */
        @Override
        public String toString() {
            return "Target " + subject;
        }
    }

    /**
     * A login that is counted as failed until it is shown to be right.
     *
     * @param subject the account, or a stand-in where the login names nobody
     * @param passwordHash what to compare with; null where there is nothing
     * @param browser whose
     * @param client from where
     * @param countedAt for taking the count back
     * @param loginAt the same for the count of logins; null where these are not counted
     */
    record Attempt(
            UUID subject,
            @Nullable String passwordHash,
            Browser browser,
            Client client,
            Instant countedAt,
            @Nullable Instant loginAt) {
        /** Without the hash. */
        @Override
        public String toString() {
            return "Attempt on " + subject;
        }
    }
}
