package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The accounts. */
@Singleton
public class AccountRepository implements PanacheRepositoryBase<Account, UUID> {
    private static final String LIVE =
            " and standing.storedStatus <> com.truewatch.billing.accounts.account.standing.AccountStatus.CLOSED";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private static final Pattern WILDCARD = Pattern.compile("[%_\\\\]");

    private static final String BY_PART = """
            select * from account
            where (username like :beginning or lower(company_name) like lower(:part)) and id < :before
            order by id desc limit :limit
            """;

    /** The one live account that a login names. */
    public Optional<Account> findByLogin(LoginName login) {
        return findByLogin(login, LockModeType.NONE);
    }

    /** The same account, which no other transaction changes until this one ends. */
    public Optional<Account> findByLoginForShare(LoginName login) {
        return findByLogin(login, LockModeType.PESSIMISTIC_READ);
    }

    /** The one live account that has proved this address. */
    public Optional<Account> findByAddress(Address address) {
        return findByLogin(LoginName.of(address));
    }

    /** The account of this username, a closed one too. */
    public Optional<Account> findByUsername(String username) {
        return find("username", username).firstResultOptional();
    }

    /**
     * Those whose username begins with this text or whose company's name has it anywhere, whatever the case; the newest,
     * before {@code before} where it is given.
     */
    public List<Account> findByPart(String text, @Nullable UUID before, int limit) {
        String literal = WILDCARD.matcher(text).replaceAll("\\\\$0");
        List<?> found = getEntityManager()
                .createNativeQuery(BY_PART, Account.class)
                .setParameter("beginning", literal.toLowerCase(Locale.ROOT) + "%")
                .setParameter("part", "%" + literal + "%")
                .setParameter("before", before == null ? AFTER_ALL : before)
                .setParameter("limit", limit)
                .getResultList();
        return found.stream().map(Account.class::cast).toList();
    }

    /** Those that are not closed, by their ids, after this one where it is given. */
    public List<Account> listAfter(@Nullable UUID after, int limit) {
        return find("id > ?1" + LIVE + " order by id", after == null ? BEFORE_ALL : after)
                .page(0, limit)
                .list();
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
     * @throws ProblemException {@code account-frozen} and {@code account-on-hold} where its state forbids the act, {@code
     *     session-ended} when it was closed since the call was authenticated
     */
    public Account lockFor(AccountAct act, UUID id, Instant now) {
        Account account = lock(id).orElseThrow();
        if (account.standing().isClosed()) {
            throw new ProblemException(Problem.SESSION_ENDED);
        }
        account.standing().require(act, now);
        return account;
    }

    /** Whether an account has this username, or had it before it was closed: a name is never given twice. */
    public boolean hasUsername(String username) {
        return count("username", username) > 0;
    }

    /** Replaces a hash by a stronger one of the same password, unless the password was changed meanwhile. */
    public void replaceHash(UUID id, String old, String stronger) {
        update("password.hash = ?1 where id = ?2 and password.hash = ?3", stronger, id, old);
    }

    private Optional<Account> findByLogin(LoginName login, LockModeType lock) {
        return switch (login.form()) {
            case EMAIL -> findLive("addresses.emailKey", login.key(), lock);
            case PHONE -> findLive("addresses.phone", login.key(), lock);
            case USERNAME -> findLive("username", login.key(), lock);
            case NONE -> Optional.empty();
        };
    }

    private Optional<Account> findLive(String column, String value, LockModeType lock) {
        return find(column + " = ?1" + LIVE, value).withLock(lock).firstResultOptional();
    }
}
