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

    /** The one live account that a login names. */
    public Optional<Account> findByLogin(Login login) {
        return findByLogin(login, LockModeType.NONE);
    }

    /** The same account, which no other transaction changes until this one ends. */
    public Optional<Account> findByLoginForShare(Login login) {
        return findByLogin(login, LockModeType.PESSIMISTIC_READ);
    }

    /** The one live account that has proved this address. */
    public Optional<Account> findByAddress(Address address) {
        return findByLogin(Login.of(address));
    }

    /** The account, which no other transaction changes until this one ends. */
    public Optional<Account> findForShare(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_READ);
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

    /**
     * The same for a change that a recent undo forbids: see {@link Account#refuseOnHold}.
     *
     * @throws ProblemException {@code account-frozen}, {@code account-on-hold}
     */
    public Account lockChangeable(UUID id, Instant now) {
        Account account = lockUsable(id, now);
        account.refuseOnHold(now);
        return account;
    }

    /** Whether an account has this username, or had it before it was closed: a name is never given twice. */
    public boolean hasUsername(String username) {
        return count("username", username) > 0;
    }

    /** Replaces a hash by a stronger one of the same password, unless the password was changed meanwhile. */
    public void replaceHash(UUID id, String old, String stronger) {
        update("passwordHash = ?1 where id = ?2 and passwordHash = ?3", stronger, id, old);
    }

    private Optional<Account> findByLogin(Login login, LockModeType lock) {
        return switch (login.form()) {
            case EMAIL -> findLive("emailKey", login.key(), lock);
            case PHONE -> findLive("phone", login.key(), lock);
            case USERNAME -> findLive("username", login.key(), lock);
            case NONE -> Optional.empty();
        };
    }

    private Optional<Account> findLive(String column, String value, LockModeType lock) {
        return find(column + " = ?1" + LIVE, value).withLock(lock).firstResultOptional();
    }
}
