package com.truewatch.billing.accounts.platform.limits;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import com.truewatch.billing.accounts.platform.persistence.LoneStatements;
import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Counts uses per key, in the transaction of what is limited: a use that was rolled back was none. One conditional
 * statement decides, so that of parallel calls on any number of replicas exactly as many pass as may.
 */
@ApplicationScoped
public class RateLimits {
    private static final String TAKE = """
            insert into rate_limit as r (key, used, lapses_at)
            values (:key, array[cast(:now as timestamptz)], :lapses)
            on conflict (key) do update set
                used = array(select t from unnest(r.used) t where t > :longSince) || cast(:now as timestamptz),
                lapses_at = :lapses
            where (select count(*) from unnest(r.used) t where t > :shortSince) < :shortMost
                and (select count(*) from unnest(r.used) t where t > :longSince) < :longMost
            """;
    private static final String TAKE_ALONE = TAKE + "returning " + LoneStatements.NOT_AWAITED + " as durability";
    /** The same of two, of which the second is told from the first by its key. */
    private static final String TAKE_BOTH = """
            insert into rate_limit as r (key, used, lapses_at)
            values (:key, array[cast(:now as timestamptz)], cast(:lapses as timestamptz)),
                (:otherKey, array[cast(:now as timestamptz)], cast(:otherLapses as timestamptz))
            on conflict (key) do update set
                used = array(
                        select t from unnest(r.used) t
                        where t > case r.key when :key then cast(:longSince as timestamptz) else :otherLongSince end)
                    || cast(:now as timestamptz),
                lapses_at = excluded.lapses_at
            where (select count(*) from unnest(r.used) t
                    where t > case r.key when :key then cast(:shortSince as timestamptz) else :otherShortSince end)
                    < case r.key when :key then :shortMost else :otherShortMost end
                and (select count(*) from unnest(r.used) t
                    where t > case r.key when :key then cast(:longSince as timestamptz) else :otherLongSince end)
                    < case r.key when :key then :longMost else :otherLongMost end
            returning key
            """;

    private static final String GIVE_BACK = """
            update rate_limit
            set used = array(select t from unnest(used) with ordinality u(t, n)
                where n <> array_position(used, cast(:at as timestamptz)))
            where key = :key and cast(:at as timestamptz) = any (used)
            """;
    private static final String CLEAR =
            "delete from rate_limit where key in (:keys) returning cardinality(used) as uses";
    private static final String USED =
            "select t as used_at from rate_limit r, unnest(r.used) t where r.key = :key order by t desc";

    private final EntityManager entities;
    private final LoneStatements statements;
    private final Clock clock;

    RateLimits(EntityManager entities, LoneStatements statements, Clock clock) {
        this.entities = entities;
        this.statements = statements;
        this.clock = clock;
    }

    /** Uses that have left every window are forgotten, and with them the addresses of networks. */
    @Produces
    @Singleton
    static Retention lapsed() {
        return Retention.untilOver("rate_limit", "lapses_at <= :before");
    }

    /**
     * Uses one up.
     *
     * @return when it was used, for {@link #giveBack}
     * @throws ProblemException {@code too-many-requests}, with the wait until one is free again
     */
    @Transactional(TxType.MANDATORY)
    public Instant take(String key, Limits limits) {
        Instant now = clock.instant();
        if (!tryTake(key, limits, now)) {
            throw ProblemException.tooManyRequests(wait(key, limits, now));
        }
        return now;
    }

    /**
     * Uses one up of what belongs to the caller's own network, by the limit's name without the network.
     *
     * @throws ProblemException {@code too-many-requests} with the RateLimit fields
     */
    @Transactional(TxType.MANDATORY)
    public Instant takeOfNetwork(String name, Client client, Limit limit) {
        Instant now = clock.instant();
        if (!tryTake(networkKey(name, client), Limits.of(limit), now)) {
            throw refusal(Use.ofNetwork(name, client, limit), now);
        }
        return now;
    }

    /**
     * Uses one up before something is tried, outside of any transaction; nobody waits until that is on the disk.
     *
     * @throws ProblemException as {@link #take}
     */
    @Transactional(TxType.NEVER)
    public void takeAlone(String key, Limits limits) {
        Instant now = clock.instant();
        if (!tryTakeAlone(key, limits, now)) {
            throw ProblemException.tooManyRequests(wait(key, limits, now));
        }
    }

    /**
     * The same of what belongs to the caller's own network; when, for {@link #giveBackToNetwork}.
     *
     * @throws ProblemException as {@link #takeOfNetwork}
     */
    @Transactional(TxType.NEVER)
    public Instant takeOfNetworkAlone(String name, Client client, Limit limit) {
        Instant now = clock.instant();
        if (!tryTakeAlone(networkKey(name, client), Limits.of(limit), now)) {
            throw refusal(Use.ofNetwork(name, client, limit), now);
        }
        return now;
    }

    /** Undoes one use of a network. */
    @Transactional(TxType.MANDATORY)
    public void giveBackToNetwork(String name, Client client, Instant usedAt) {
        giveBack(networkKey(name, client), usedAt);
    }

    /**
     * Uses one up of each, of the first one first; when, for {@link #giveBack}.
     *
     * @throws ProblemException as {@link #take} and {@link #takeOfNetwork}
     */
    @Transactional(TxType.MANDATORY)
    public Instant takeBoth(Use first, Use second) {
        Instant now = clock.instant();
        List<?> taken = bindOther(
                        bind(
                                ScalarQuery.of(entities, TAKE_BOTH, "key", String.class),
                                first.key(),
                                first.limits(),
                                now),
                        second,
                        now)
                .getResultList();
        for (Use use : List.of(first, second)) {
            if (!taken.contains(use.key())) {
                throw refusal(use, now);
            }
        }
        return now;
    }

    /** Uses one up, where one is left. */
    @Transactional(TxType.MANDATORY)
    public boolean tryTake(String key, Limits limits) {
        return tryTake(key, limits, clock.instant());
    }

    /** Undoes one use. */
    @Transactional(TxType.MANDATORY)
    public void giveBack(String key, Instant usedAt) {
        entities.createNativeQuery(GIVE_BACK)
                .setParameter("key", key)
                .setParameter("at", usedAt)
                .executeUpdate();
    }

    /** Forgets every use of these; how many that were. */
    @Transactional(TxType.MANDATORY)
    public int clear(Collection<String> keys) {
        List<?> used = ScalarQuery.of(entities, CLEAR, "uses", Integer.class)
                .setParameter("keys", keys)
                .getResultList();
        return used.stream().mapToInt(Integer.class::cast).sum();
    }

    private boolean tryTake(String key, Limits limits, Instant now) {
        return bind(entities.createNativeQuery(TAKE), key, limits, now).executeUpdate() > 0;
    }

    private boolean tryTakeAlone(String key, Limits limits, Instant now) {
        return statements.sql(
                TAKE_ALONE,
                take -> !bind(take.addScalar("durability", String.class), key, limits, now)
                        .getResultList()
                        .isEmpty());
    }

    private static Query bind(Query take, String key, Limits limits, Instant now) {
        return take.setParameter("key", key)
                .setParameter("now", now)
                .setParameter("lapses", now.plus(limits.longer().window()))
                .setParameter("shortSince", now.minus(limits.shorter().window()))
                .setParameter("shortMost", limits.shorter().most())
                .setParameter("longSince", now.minus(limits.longer().window()))
                .setParameter("longMost", limits.longer().most());
    }

    private static Query bindOther(Query take, Use other, Instant now) {
        return take.setParameter("otherKey", other.key())
                .setParameter("otherLapses", now.plus(other.limits().longer().window()))
                .setParameter(
                        "otherShortSince", now.minus(other.limits().shorter().window()))
                .setParameter("otherShortMost", other.limits().shorter().most())
                .setParameter(
                        "otherLongSince", now.minus(other.limits().longer().window()))
                .setParameter("otherLongMost", other.limits().longer().most());
    }

    private ProblemException refusal(Use use, Instant now) {
        Duration wait = wait(use.key(), use.limits(), now);
        return use.told() == null
                ? ProblemException.tooManyRequests(wait)
                : ProblemException.tooManyRequests(wait, use.told());
    }

    static String networkKey(String name, Client client) {
        return name + " network " + client.source();
    }

    private Duration wait(String key, Limits limits, Instant now) {
        List<?> found = ScalarQuery.of(entities, USED, "used_at", Instant.class)
                .setParameter("key", key)
                .getResultList();
        List<Instant> newestFirst = found.stream().map(Instant.class::cast).toList();
        return List.of(limits.shorter(), limits.longer()).stream()
                .map(limit -> wait(newestFirst, limit, now))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Until the oldest use that fills the window has left it. */
    private static Duration wait(List<Instant> newestFirst, Limit limit, Instant now) {
        if (newestFirst.size() < limit.most()) {
            return Duration.ZERO;
        }
        Duration wait = Duration.between(now, newestFirst.get(limit.most() - 1).plus(limit.window()));
        return wait.isNegative() ? Duration.ZERO : wait;
    }
}
