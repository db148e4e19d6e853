package com.truewatch.billing.accounts.factor;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.export.DistrustedPasskeys;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The second factors. */
@Singleton
public class FactorRepository implements PanacheRepositoryBase<Factor, OwnedId>, DistrustedPasskeys {
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);
    private static final String LIVE = "id.accountId = ?1 and removedAt is null ";
    private static final String CODES_LEFT = """
            select count(*) as left_over from recovery_code c
            join factor f on f.account_id = c.account_id and f.id = c.factor_id
            where f.account_id = :account and f.removed_at is null and c.used_at is null
            """;

    /** Those of an account, newest first, before {@code before} where it is given. */
    List<Factor> findOf(UUID accountId, @Nullable UUID before, int limit) {
        return find(LIVE + "and id.id < ?2 order by id.id desc", accountId, before == null ? AFTER_ALL : before)
                .range(0, limit - 1)
                .list();
    }

    /** One of them. */
    public Optional<Factor> findLive(OwnedId id) {
        return findByIdOptional(id).filter(Factor::isLive);
    }

    /** Those of an account of this type. */
    public List<Factor> findOf(UUID accountId, FactorType type) {
        return list(LIVE + "and type = ?2", accountId, type);
    }

    /** All of an account. */
    public List<Factor> findOf(UUID accountId) {
        return list(LIVE, accountId);
    }

    @Override
    public boolean areUsedSince(UUID accountId, Instant provedAt, Instant now) {
        return count(
                        LIVE + "and type = ?2 and byCode and enrolledAt > ?3"
                                + " and (lastUsedAt >= ?4 or lastUsedAt is null)",
                        accountId,
                        FactorType.PASSKEY,
                        now.minus(Account.YOUTH),
                        provedAt)
                > 0;
    }

    /** The account has what it had just before that time: what came then or later goes, what went then or later comes back. */
    public void rollBack(UUID accountId, Instant then, Instant now) {
        flush();
        update(
                "removedAt = ?1 where id.accountId = ?2 and removedAt is null and enrolledAt >= ?3",
                now,
                accountId,
                then);
        update("removedAt = null where id.accountId = ?1 and enrolledAt < ?2 and removedAt >= ?2", accountId, then);
    }

    /** How many recovery codes an account has left. */
    public long codesLeft(UUID accountId) {
        return (Long) ScalarQuery.of(getEntityManager(), CODES_LEFT, "left_over", Long.class)
                .setParameter("account", accountId)
                .getSingleResult();
    }
}
