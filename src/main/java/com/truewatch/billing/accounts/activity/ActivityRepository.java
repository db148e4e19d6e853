package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The timelines. */
@Singleton
class ActivityRepository implements PanacheRepositoryBase<Activity, OwnedId> {
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);

    private static final String ERASE = """
            update activity set network = null, device = null, details = details - 'address'
            where account_id in (:subjects)
            """;

    /** Takes what names or places a person. */
    void erase(Collection<UUID> subjects) {
        flush();
        getEntityManager()
                .createNativeQuery(ERASE)
                .setParameter("subjects", subjects)
                .executeUpdate();
    }

    /** What happened to this account, newest first, before {@code before} where it is given. */
    List<Activity> findOf(UUID accountId, @Nullable UUID before, int limit) {
        return find(
                        "id.accountId = ?1 and id.id < ?2 order by id.id desc",
                        accountId,
                        before == null ? AFTER_ALL : before)
                .range(0, limit - 1)
                .list();
    }
}
