package com.truewatch.billing.accounts.testing;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Profile;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.platform.password.PasswordHasher;
import com.truewatch.billing.accounts.platform.security.client.BrowserCookie;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes accounts, each with addresses that no other test has. */
@ApplicationScoped
public class TestAccounts {
    public static final String PASSWORD = "correct horse battery staple";

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final AccountRepository accounts;
    private final Clock clock;
    private final String hash;

    TestAccounts(AccountRepository accounts, PasswordHasher passwords, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
        this.hash = passwords.hash(PASSWORD);
    }

    /** With a password and a phone. */
    @Transactional
    public TestAccount create() {
        return persist(true, hash);
    }

    /** With a password and no phone. */
    @Transactional
    public TestAccount createWithoutPhone() {
        return persist(false, hash);
    }

    /** With neither password nor phone. */
    @Transactional
    public TestAccount createWithoutPassword() {
        return persist(false, null);
    }

    /** Ends it at once, without asking anyone. */
    @Transactional
    public void close(TestAccount account) {
        accounts.lock(account.id()).orElseThrow().close(clock.instant());
    }

    /** An email that nobody has. */
    public static String freshEmail() {
        return "fresh" + COUNTER.incrementAndGet() + "@mail.example";
    }

    /** A Singapore mobile number that nobody has. */
    public static String freshPhone() {
        return "+658" + (1_000_000 + COUNTER.incrementAndGet());
    }

    private TestAccount persist(boolean withPhone, String passwordHash) {
        String username = "user" + COUNTER.incrementAndGet();
        String email = username + "@mail.example";
        Account account = new Account(
                username,
                EmailAddress.parse(email).orElseThrow(),
                passwordHash,
                new Profile("Acme", "SOFTWARE", "SG", "We make anvils.", "Ada"),
                clock.instant());
        String phone = withPhone ? freshPhone() : null;
        if (withPhone) {
            account.changeAddress(PhoneNumber.parse(phone).orElseThrow(), clock.instant());
        }
        accounts.persistAndFlush(account);
        rememberBrowser(account);
        return new TestAccount(account.id(), username, email, phone);
    }

    /** The holder has logged in before, so that a login there is nothing to be told of. */
    private void rememberBrowser(Account account) {
        Instant now = clock.instant();
        accounts.getEntityManager()
                .createNativeQuery("insert into known_browser (account_id, token_hash, created_at, expires_at)"
                        + " values (?1, encode(sha256(convert_to(?2, 'UTF8')), 'hex'), ?3, ?4)")
                .setParameter(1, account.id())
                .setParameter(2, browserOf(account.username()))
                .setParameter(3, now)
                .setParameter(4, now.plus(BrowserCookie.LIFETIME))
                .executeUpdate();
    }

    private static String browserOf(String username) {
        return "browser-of-" + username;
    }

    /** What a test knows of it. {@code phone} is null where none is bound. */
    public record TestAccount(UUID id, String username, String email, String phone) {
        /** The cookie of the browser in which its holder has logged in before. */
        public String browser() {
            return browserOf(username);
        }
    }
}
