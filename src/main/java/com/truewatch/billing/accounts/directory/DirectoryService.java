package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.account.address.Usernames;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds accounts for other services. */
@ApplicationScoped
class DirectoryService {
    private final AccountRepository accounts;
    private final RateLimits limits;
    private final Limits lookups;
    private final EntityManager entities;
    private final Clock clock;

    DirectoryService(
            AccountRepository accounts, RateLimits limits, LimitConfig config, EntityManager entities, Clock clock) {
        this.accounts = accounts;
        this.limits = limits;
        this.lookups = Limits.of(new Limit(config.lookupsPerClientAndHour(), Duration.ofHours(1)));
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * The account.
     *
     * @throws ProblemException {@code not-found}, the same for a closed one and none
     */
    @Transactional
    public Account find(UUID id) {
        return accounts.findByIdOptional(id)
                .filter(it -> it.standing().status(clock.instant()) != AccountStatus.CLOSED)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /**
     * The live account that a login names, written down with who has asked.
     *
     * @throws ProblemException {@code too-many-requests}: a service that asks for everyone is not looking for someone
     */
    @Transactional
    public Optional<Account> lookUp(LoginName login, String client) {
        limits.take("lookups " + client, lookups);
        Optional<Account> found = accounts.findByLogin(login);
        entities.persist(new AccountLookup(client, login, found.map(Account::id).orElse(null), clock.instant()));
        return found;
    }

    /** Those of the accounts that exist and are not closed. */
    @Transactional
    public List<Account> findAll(Collection<UUID> ids) {
        return accounts.list("id in ?1 and standing.storedStatus <> ?2", ids, AccountStatus.CLOSED);
    }

    /** Those that are not closed, by their ids; {@code after} this one where it is given. */
    @Transactional
    public List<Account> list(@Nullable UUID after, int limit) {
        return accounts.listAfter(after, limit);
    }

    /** Whether an account could be made with this username, given in its normal form. */
    @Transactional
    public boolean isAvailable(String username) {
        return !Usernames.isReserved(username) && !accounts.hasUsername(username);
    }
}
