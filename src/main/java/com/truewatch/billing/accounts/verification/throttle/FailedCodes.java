package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import com.truewatch.billing.accounts.verification.CodePolicy;
import com.truewatch.billing.accounts.verification.Purpose;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The budget of wrong codes per account, purpose and kind of browser, which outlives resends, new changes, restarts and
 * replicas.
 */
@Singleton
public class FailedCodes {
    private static final String TAKE = """
            insert into failed_code_budget as b (account_id, purpose, browser, window_started_at, failed, in_a_row)
            values (:account, :purpose, :browser, :now, 1, 1)
            on conflict (account_id, purpose, browser) do update set
                failed = case when b.window_started_at <= :lapsed then 1 else b.failed + 1 end,
                window_started_at = case when b.window_started_at <= :lapsed then :now else b.window_started_at end,
                in_a_row = b.in_a_row + 1
            where (b.window_started_at <= :lapsed or b.failed < :limit) and b.in_a_row < :longestRow
            returning failed
            """;
    private static final String GIVE_BACK = """
            update failed_code_budget set failed = failed - 1, in_a_row = 0
            where account_id = :account and purpose = :purpose and browser = :browser and failed > 0
            """;
    private static final String FORGET_EMPTY = """
            delete from failed_code_budget
            where account_id = :account and purpose = :purpose and browser = :browser and failed = 0
            """;
    private static final String FORGIVE = "update failed_code_budget set in_a_row = 0 where account_id = :account";
    private static final String CLEAR =
            "delete from failed_code_budget where account_id = :account returning failed, in_a_row";
    private static final String WINDOW = """
            select window_started_at from failed_code_budget
            where account_id = :account and purpose = :purpose and browser = :browser
                and ((window_started_at > :lapsed and failed >= :limit) or in_a_row >= :longestRow)
            """;

    private final EntityManager entities;

    FailedCodes(EntityManager entities) {
        this.entities = entities;
    }

    /** Counts one code as wrong, before it is compared; how many that makes, or 0 when the budget is used up. */
    public int take(Key key, Instant now) {
        List<?> counted = bind(ScalarQuery.of(entities, TAKE, "failed", Integer.class), key)
                .setParameter("now", now)
                .setParameter("lapsed", now.minus(CodePolicy.BUDGET_WINDOW))
                .setParameter("limit", CodePolicy.FAILED_CODES)
                .setParameter("longestRow", CodePolicy.FAILED_CODES_IN_A_ROW)
                .getResultList();
        return counted.isEmpty() ? 0 : (Integer) counted.get(0);
    }

    /** Takes a count back: the code was right. Where it was the only one, the window has not begun. */
    public void giveBack(Key key) {
        bind(entities.createNativeQuery(GIVE_BACK), key).executeUpdate();
        bind(entities.createNativeQuery(FORGET_EMPTY), key).executeUpdate();
    }

    /** The holder has proved to be one by another way: no row of wrong codes blocks a purpose any longer. */
    public void forgive(UUID accountId) {
        entities.createNativeQuery(FORGIVE).setParameter("account", accountId).executeUpdate();
    }

    /** Forgets every wrong code of an account; what each of its budgets stood at. */
    List<Stand> clear(UUID accountId) {
        List<?> cleared = entities.createNativeQuery(CLEAR)
                .setParameter("account", accountId)
                .getResultList();
        return cleared.stream()
                .map(Object[].class::cast)
                .map(it -> new Stand((Integer) it[0], (Integer) it[1]))
                .toList();
    }

    /** How long until a code is compared again; zero when the budget is not used up. */
    public Duration wait(Key key, Instant now) {
        List<?> window = bind(ScalarQuery.of(entities, WINDOW, "window_started_at", Instant.class), key)
                .setParameter("lapsed", now.minus(CodePolicy.BUDGET_WINDOW))
                .setParameter("limit", CodePolicy.FAILED_CODES)
                .setParameter("longestRow", CodePolicy.FAILED_CODES_IN_A_ROW)
                .getResultList();
        if (window.isEmpty()) {
            return Duration.ZERO;
        }
        Duration left = Duration.between(now, ((Instant) window.get(0)).plus(CodePolicy.BUDGET_WINDOW));
        // Time alone does not end a hundred in a row.
        return left.isNegative() || left.isZero() ? CodePolicy.BUDGET_WINDOW : left;
    }

    private static Query bind(Query query, Key key) {
        return query.setParameter("account", key.subject)
                .setParameter("purpose", key.purpose.name())
                .setParameter("browser", key.browser.name());
    }

    /**
     * Whose budget.
     *
     * @param subject the account or stand-in
     * @param purpose of the codes
     * @param browser from where they are entered
     */
    public record Key(UUID subject, Purpose purpose, Browser browser) {}

    /**
     * What a budget stands at.
     *
     * @param failed wrong codes of its window
     * @param inARow wrong codes since the last right one
     */
    record Stand(int failed, int inARow) {}
}
