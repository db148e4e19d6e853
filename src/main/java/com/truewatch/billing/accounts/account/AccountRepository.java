package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The accounts. */
@Singleton
public class AccountRepository implements PanacheRepositoryBase<Account, UUID> {
    private static final String LIVE = " and status <> com.truewatch.billing.accounts.account.AccountStatus.CLOSED";

    /** The one live account that a login names by its form: {@code @} an email, {@code +} a phone, else a username. */
    public Optional<Account> findByLogin(String login) {
        return findByLogin(login, LockModeType.NONE);
    }

    /** The same account, which no other transaction changes until this one ends. */
    public Optional<Account> findByLoginForShare(String login) {
        return findByLogin(login, LockModeType.PESSIMISTIC_READ);
    }

    /** The one live account that has proved this address. */
    public Optional<Account> findByAddress(Address address) {
        return findByAddress(address, LockModeType.NONE);
    }

    /** The account in whatever state, locked until the transaction ends. */
    public Optional<Account> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * The account, locked until the transaction ends: changes of one account happen one after another.
     *
     * @throws ProblemException {@code account-frozen} when it was frozen since the call was authenticated
     */
    public Account lockUsable(UUID id, Instant now) {
        Account account = lock(id).orElseThrow();
        if (!account.isUsable(now)) {
            throw new ProblemException(Problem.ACCOUNT_FROZEN).with("until", account.frozenUntil());
        }
        return account;
    }

    private Optional<Account> findByLogin(String login, LockModeType lock) {
        String typed = login.strip();
        if (typed.indexOf('@') >= 0) {
            return EmailAddress.parse(typed).flatMap(it -> findByAddress(it, lock));
        }
        if (typed.startsWith("+")) {
            return PhoneNumber.parse(typed).flatMap(it -> findByAddress(it, lock));
        }
        return Usernames.normalise(typed).flatMap(it -> findLive("username", it, lock));
    }

    private Optional<Account> findByAddress(Address address, LockModeType lock) {
        return findLive(address instanceof EmailAddress ? "emailKey" : "phone", address.key(), lock);
    }

    private Optional<Account> findLive(String column, String value, LockModeType lock) {
        return find(column + " = ?1" + LIVE, value).withLock(lock).firstResultOptional();
    }
}
