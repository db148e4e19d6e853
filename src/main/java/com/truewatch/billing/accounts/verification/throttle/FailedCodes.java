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
 * replicas. It is used up together with the tries of the step.
 */
@Singleton
public class FailedCodes {
    private static final String FORGET_ONLY = """
            delete from failed_code_budget
            where account_id = :account and purpose = :purpose and browser = :browser and failed <= 1
            """;
    private static final String GIVE_BACK = """
            update failed_code_budget set failed = failed - 1, in_a_row = 0
            where account_id = :account and purpose = :purpose and browser = :browser and failed > 1
            """;
    private static final String FORGIVE =
            "update failed_code_budget set in_a_row = 0 where account_id = :account and in_a_row > 0";
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

    /** Takes a count back: the code was right. Where it was the only one, the window has not begun. */
    public void giveBack(Key key) {
        if (bind(entities.createNativeQuery(FORGET_ONLY), key).executeUpdate() == 0) {
            bind(entities.createNativeQuery(GIVE_BACK), key).executeUpdate();
        }
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
