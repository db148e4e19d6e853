package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.platform.persistence.LoneStatements;
import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Wrong passwords in a row, per account and kind of browser: five are free, then the next is compared only after a delay
 * that doubles from half a minute to a quarter of an hour; after a hundred (NIST SP 800-63B-4, 3.2.2) none is, until the
 * holder logs in another way. A code always lets the holder in.
 */
@ApplicationScoped
public class FailedPasswords {
    /** Without any delay. */
    public static final int FREE = 5;
    /** After the last free one. */
    public static final Duration FIRST_DELAY = Duration.ofSeconds(30);
    /** It grows no longer. */
    public static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
    /** Then no password is compared. */
    public static final int MOST_IN_A_ROW = 100;

    private static final String TAKE = """
            insert into failed_password as f (account_id, browser, failed, failed_at, next_try_at)
            values (:account, :browser, 1, :now, :now)
            on conflict (account_id, browser) do update set
                failed = f.failed + 1,
                failed_at = :now,
                next_try_at = case when f.failed + 1 < :free then :now
                    else cast(:now as timestamptz) + make_interval(
                        secs => least(:longest, :first * power(2, least(f.failed + 1 - :free, 10)))) end
            where f.next_try_at <= :now and f.failed < :most
            returning %s as durability
            """.formatted(LoneStatements.NOT_AWAITED);
    private static final String NEXT = """
            select next_try_at from failed_password where account_id = :account and browser = :browser
            """;

    private final EntityManager entities;
    private final Clock clock;

    FailedPasswords(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Counts one password as wrong, before it is compared. Nobody waits until the transaction is on the disk: a wrong one is
     * written down in a later one that is waited for.
     *
     * @throws ProblemException {@code too-many-requests} when none is compared now
     */
    @Transactional(TxType.MANDATORY)
    public void take(UUID subject, Browser browser) {
        Instant now = clock.instant();
        boolean refused = bind(ScalarQuery.of(entities, TAKE, "durability", String.class), subject, browser)
                .setParameter("now", now)
                .setParameter("free", FREE)
                .setParameter("first", (double) FIRST_DELAY.toSeconds())
                .setParameter("longest", (double) LONGEST_DELAY.toSeconds())
                .setParameter("most", MOST_IN_A_ROW)
                .getResultList()
                .isEmpty();
        if (refused) {
            throw ProblemException.tooManyRequests(wait(subject, browser, now));
        }
    }

    /** The password was right: the row of wrong ones from this kind of browser is over. */
    @Transactional(TxType.MANDATORY)
    public void clear(UUID subject, Browser browser) {
        bind(
                        entities.createNativeQuery(
                                "delete from failed_password where account_id = :account and browser = :browser"),
                        subject,
                        browser)
                .executeUpdate();
    }

    /** The holder has proved to be one by another way: every row of wrong passwords is over; how many they were. */
    @Transactional(TxType.MANDATORY)
    public int clear(UUID subject) {
        List<?> failed = ScalarQuery.of(
                        entities,
                        "delete from failed_password where account_id = :account returning failed",
                        "failed",
                        Integer.class)
                .setParameter("account", subject)
                .getResultList();
        return failed.stream().mapToInt(Integer.class::cast).sum();
    }

    private Duration wait(UUID subject, Browser browser, Instant now) {
        List<?> next = bind(ScalarQuery.of(entities, NEXT, "next_try_at", Instant.class), subject, browser)
                .getResultList();
        Duration left = next.isEmpty() ? LONGEST_DELAY : Duration.between(now, (Instant) next.get(0));
        // After a hundred, time alone does not help.
        return left.isNegative() || left.isZero() ? LONGEST_DELAY : left;
    }

    private static Query bind(Query query, UUID subject, Browser browser) {
        return query.setParameter("account", subject).setParameter("browser", browser.name());
    }
}
