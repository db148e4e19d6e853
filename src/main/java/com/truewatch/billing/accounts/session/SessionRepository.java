package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.Holder.Secret;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.session.Session.Strength;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions. */
@Singleton
class SessionRepository implements PanacheRepositoryBase<Session, OwnedId> {
    private static final UUID AFTER_ALL = new UUID(-1L, -1L);
    private static final String ALIVE = "id.accountId = ?1 and endedAt is null and expiresAt > ?2 and lastUsedAt > ?3 ";

    /** The session, locked until the transaction ends: of parallel refreshes one rotates. */
    Optional<Session> lock(OwnedId id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** A secret of the account was shown in it. */
    void prove(OwnedId id, @Nullable Secret secret, Instant now) {
        update("provedAt = ?1 where id = ?2 and endedAt is null", now, id);
        if (secret != null) {
            update("secret = ?1, secretProvedAt = ?2 where id = ?3 and endedAt is null", secret, now, id);
        }
    }

    /** The sessions of the account that are alive, newest first, older than {@code before} where it is given. */
    List<Session> findAlive(UUID accountId, Instant now, Duration idle, @Nullable UUID before, int limit) {
        return find(
                        ALIVE + "and id.id < ?4 order by id.id desc",
                        accountId,
                        now,
                        now.minus(idle),
                        before == null ? AFTER_ALL : before)
                .range(0, limit - 1)
                .list();
    }

    /**
     * The oldest of the account's living sessions beyond the number that it may have, of those by ticket or of the
     * others; locked, in a fixed order.
     */
    List<Session> lockSurplus(UUID accountId, boolean byTicket, Instant now, Duration idle, int allowed) {
        return find(
                        ALIVE + "and strength " + (byTicket ? "=" : "<>") + " ?4 order by id.id desc",
                        accountId,
                        now,
                        now.minus(idle),
                        Strength.ENTRY)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .range(allowed, Integer.MAX_VALUE - 1)
                .list();
    }

    /** Every session of the account that nobody has ended; locked, in a fixed order. */
    List<Session> lockAll(UUID accountId) {
        return find("id.accountId = ?1 and endedAt is null order by id.id", accountId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** The same but for one. */
    List<Session> lockOthers(UUID accountId, UUID keptId) {
        return find("id.accountId = ?1 and id.id <> ?2 and endedAt is null order by id.id", accountId, keptId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Those that began by a ticket for this workspace; locked, in a fixed order. One from before workspaces were noted may
     * be of any.
     */
    List<Session> lockOfWorkspace(UUID accountId, String workspaceId) {
        return find(
                        "id.accountId = ?1 and endedAt is null and strength = ?2"
                                + " and (workspaceId = ?3 or workspaceId is null) order by id.id",
                        accountId,
                        Strength.ENTRY,
                        workspaceId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
