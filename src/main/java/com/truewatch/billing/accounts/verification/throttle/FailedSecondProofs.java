package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Wrong values and recovery codes at the second proof, per account and kind of browser: twenty within a day. After a hundred
 * values in a row (NIST SP 800-63B-4, 3.2.2) no value of an app is compared until a passkey, a recovery code or staff let
 * the holder in. A passkey cannot be guessed: none of this stops one. A right password alone ends none of it. All of it
 * joins the caller's transaction.
 */
@Singleton
public class FailedSecondProofs {
    /** Within {@link #WINDOW}. */
    public static final int MOST = 20;
    /** Values of an app in a row. */
    public static final int MOST_IN_A_ROW = 100;
    /** Counted from the first wrong one. */
    public static final Duration WINDOW = Duration.ofHours(24);

    private static final String TAKE = """
            insert into failed_second_proof as f (account_id, browser, window_started_at, failed, in_a_row)
            values (:account, :browser, :now, 1, :ofRow)
            on conflict (account_id, browser) do update set
                failed = case when f.window_started_at <= :lapsed then 1 else f.failed + 1 end,
                window_started_at = case when f.window_started_at <= :lapsed then :now else f.window_started_at end,
                in_a_row = f.in_a_row + :ofRow
            where (f.window_started_at <= :lapsed or f.failed < :most) and (:ofRow = 0 or f.in_a_row < :mostInARow)
            """;
    private static final String GIVE_BACK = """
            update failed_second_proof set failed = greatest(failed - 1, 0), in_a_row = 0
            where account_id = :account and browser = :browser
            """;
    private static final String FORGIVE = "update failed_second_proof set in_a_row = 0 where account_id = :account";
    private static final String CLEAR = "delete from failed_second_proof where account_id = :account returning failed";
    private static final String WINDOW_STARTED = """
            select window_started_at from failed_second_proof where account_id = :account and browser = :browser
            """;

    private final EntityManager entities;
    private final Clock clock;

    FailedSecondProofs(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Counts one value of an app as wrong, before it is compared.
     *
     * @throws ProblemException {@code too-many-requests} when none is compared now
     */
    public void takeValue(UUID accountId, Browser browser) {
        take(accountId, browser, 1);
    }

    /**
     * Counts one recovery code as wrong, before it is compared.
     *
     * @throws ProblemException {@code too-many-requests} when none is compared now
     */
    public void takeRecoveryCode(UUID accountId, Browser browser) {
        take(accountId, browser, 0);
    }

    /** It was right after all: no row of wrong values is left of this kind of browser. */
    public void giveBack(UUID accountId, Browser browser) {
        bind(entities.createNativeQuery(GIVE_BACK), accountId, browser).executeUpdate();
    }

    /** The holder has proved to be one by what cannot be guessed: no row of wrong values blocks any longer. */
    public void forgive(UUID accountId) {
        entities.createNativeQuery(FORGIVE).setParameter("account", accountId).executeUpdate();
    }

    /** Forgets all of it; how many they were. */
    int clear(UUID accountId) {
        List<?> failed = ScalarQuery.of(entities, CLEAR, "failed", Integer.class)
                .setParameter("account", accountId)
                .getResultList();
        return failed.stream().mapToInt(Integer.class::cast).sum();
    }

    private void take(UUID accountId, Browser browser, int ofRow) {
        Instant now = clock.instant();
        int counted = bind(entities.createNativeQuery(TAKE), accountId, browser)
                .setParameter("now", now)
                .setParameter("lapsed", now.minus(WINDOW))
                .setParameter("ofRow", ofRow)
                .setParameter("most", MOST)
                .setParameter("mostInARow", MOST_IN_A_ROW)
                .executeUpdate();
        if (counted == 0) {
            throw ProblemException.tooManyRequests(wait(accountId, browser, now));
        }
    }

    private Duration wait(UUID accountId, Browser browser, Instant now) {
        List<?> started = bind(
                        ScalarQuery.of(entities, WINDOW_STARTED, "window_started_at", Instant.class),
                        accountId,
                        browser)
                .getResultList();
        Duration left = started.isEmpty() ? WINDOW : Duration.between(now, ((Instant) started.get(0)).plus(WINDOW));
        // After a hundred, time alone does not help.
        return left.isNegative() || left.isZero() ? WINDOW : left;
    }

    private static Query bind(Query query, UUID accountId, Browser browser) {
        return query.setParameter("account", accountId).setParameter("browser", browser.name());
    }
}
