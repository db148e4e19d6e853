package com.truewatch.billing.accounts.verification;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The budget of wrong codes per account and purpose, which outlives resends, new changes, restarts and replicas. */
@Singleton
class FailedCodes {
    private static final String TAKE = """
            insert into failed_code_budget as b (account_id, purpose, window_started_at, failed)
            values (:account, :purpose, :now, 1)
            on conflict (account_id, purpose) do update set
                failed = case when b.window_started_at <= :lapsed then 1 else b.failed + 1 end,
                window_started_at = case when b.window_started_at <= :lapsed then :now else b.window_started_at end
            where b.window_started_at <= :lapsed or b.failed < :limit
            returning failed
            """;
    private static final String GIVE_BACK = """
            update failed_code_budget set failed = failed - 1
            where account_id = :account and purpose = :purpose and failed > 0
            """;
    private static final String FORGET_EMPTY = """
            delete from failed_code_budget where account_id = :account and purpose = :purpose and failed = 0
            """;
    private static final String WINDOW = """
            select window_started_at from failed_code_budget
            where account_id = :account and purpose = :purpose
                and window_started_at > :lapsed and failed >= :limit
            """;

    private final EntityManager entities;

    FailedCodes(EntityManager entities) {
        this.entities = entities;
    }

    /** Counts one code as wrong, before it is compared; how many that makes, or 0 when the budget is used up. */
    int take(UUID accountId, Purpose purpose, Instant now) {
        List<?> counted = entities.createNativeQuery(TAKE, Integer.class)
                .setParameter("account", accountId)
                .setParameter("purpose", purpose.name())
                .setParameter("now", now)
                .setParameter("lapsed", now.minus(CodePolicy.BUDGET_WINDOW))
                .setParameter("limit", CodePolicy.FAILED_CODES)
                .getResultList();
        return counted.isEmpty() ? 0 : (Integer) counted.get(0);
    }

    /** Takes a count back: the code was right. Where it was the only one, the window has not begun. */
    void giveBack(UUID accountId, Purpose purpose) {
        for (String statement : List.of(GIVE_BACK, FORGET_EMPTY)) {
            entities.createNativeQuery(statement)
                    .setParameter("account", accountId)
                    .setParameter("purpose", purpose.name())
                    .executeUpdate();
        }
    }

    /** How long until a code is compared again; zero when the budget is not used up. */
    Duration wait(UUID accountId, Purpose purpose, Instant now) {
        List<?> window = entities.createNativeQuery(WINDOW, Instant.class)
                .setParameter("account", accountId)
                .setParameter("purpose", purpose.name())
                .setParameter("lapsed", now.minus(CodePolicy.BUDGET_WINDOW))
                .setParameter("limit", CodePolicy.FAILED_CODES)
                .getResultList();
        return window.isEmpty()
                ? Duration.ZERO
                : Duration.between(now, ((Instant) window.get(0)).plus(CodePolicy.BUDGET_WINDOW));
    }
}
