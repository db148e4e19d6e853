package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Profile;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.password.PasswordHasher;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** The account a newcomer logs in with; made once, and whatever is done with it is kept: a closed one stays closed. */
@ApplicationScoped
class DemoAccount {
    static final String USERNAME = "demo";
    static final String PASSWORD = "demo-password-for-local-use";
    private static final String EMAIL = "demo@truewatch.example";
    private static final String PHONE = "+6591234567";

    private final LocalConfig config;
    private final AccountRepository accounts;
    private final PasswordHasher passwords;
    private final Journal journal;
    private final Clock clock;

    DemoAccount(
            LocalConfig config, AccountRepository accounts, PasswordHasher passwords, Journal journal, Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.passwords = passwords;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    void makeWhereMissing(@Observes StartupEvent started) {
        if (!config.demoAccount() || accounts.hasUsername(USERNAME)) {
            return;
        }
        Instant now = clock.instant();
        Profile profile = new Profile("Demo Trading Pte. Ltd.", "SOFTWARE", "SG", "We try things out.", "Dana Demo");
        Account account =
                new Account(USERNAME, EmailAddress.parse(EMAIL).orElseThrow(), passwords.hash(PASSWORD), profile, now);
        account.changeAddress(PhoneNumber.parse(PHONE).orElseThrow(), now);
        accounts.persistAndFlush(account);
        journal.succeeded(account.id(), ActivityType.REGISTERED, null, Map.of());
        journal.announce(EventType.ACCOUNT_REGISTERED, account.id(), account.id(), account.version());
    }
}
