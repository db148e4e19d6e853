package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.persistence.LoneStatements;
import com.truewatch.billing.accounts.verification.throttle.FailedCodes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.query.NativeQuery;

/**
 * The tries of a step and the day's wrong codes, counted together before a code is compared. Nobody waits until a count is on
 * the disk: it is seen at once, and whatever is answered comes after a commit that is waited for.
 */
@Singleton
class CodeTries {
    /** The step's own row is changed first, so that whoever tries the same code at once waits for it. */
    private static final String COUNT = """
            with tried as (
                update challenge c set tries = tries + 1
                where account_id = :account and id = :id
                    and tries < :mostTries and closed_at is null and expires_at > :now
                    and not exists (
                        select from failed_code_budget b
                        where b.account_id = c.account_id and b.purpose = c.purpose and b.browser = :browser
                            and ((b.window_started_at > :lapsed and b.failed >= :mostFailed)
                                or b.in_a_row >= :longestRow))
                returning account_id, purpose, tries, sends),
            counted as (
                insert into failed_code_budget as b (account_id, purpose, browser, window_started_at, failed, in_a_row)
                select account_id, purpose, :browser, cast(:now as timestamptz), 1, 1 from tried
                on conflict (account_id, purpose, browser) do update set
                    failed = case when b.window_started_at <= :lapsed then 1 else b.failed + 1 end,
                    window_started_at =
                        case when b.window_started_at <= :lapsed then excluded.window_started_at
                            else b.window_started_at end,
                    in_a_row = b.in_a_row + 1
                where (b.window_started_at <= :lapsed or b.failed < :mostFailed) and b.in_a_row < :longestRow
                returning failed)
            select tries, sends, coalesce(failed, 0) as failed, %s as durability from tried left join counted on true
            """.formatted(LoneStatements.NOT_AWAITED);

    private final LoneStatements statements;
    private final ChallengeRepository challenges;
    private final FailedCodes failedCodes;

    CodeTries(LoneStatements statements, ChallengeRepository challenges, FailedCodes failedCodes) {
        this.statements = statements;
        this.challenges = challenges;
        this.failedCodes = failedCodes;
    }

    /** Counts one code as wrong, outside of any transaction; empty where none may be compared. */
    Optional<Count> take(OwnedId id, FailedCodes.Key budget, Instant now) {
        List<?> counted =
                statements.sql(COUNT, query -> bind(query, id, budget, now).getResultList());
        return counted.stream()
                .map(Object[].class::cast)
                .map(it -> new Count((Integer) it[0], (Integer) it[1], (Integer) it[2]))
                .findFirst();
    }

    /** Takes the count of a right code back in the transaction that uses it up; false when it was used or replaced before. */
    @Transactional(TxType.MANDATORY)
    boolean redeem(Verdict.Right right, Instant now) {
        boolean first = challenges.close(right.challenge(), right.send(), now);
        if (first) {
            failedCodes.giveBack(right.budget());
        }
        return first;
    }

    /** Takes the count of a right code back that stays good. */
    @Transactional(TxType.MANDATORY)
    void giveBack(Verdict.Right right) {
        giveBackTry(right.challenge());
        failedCodes.giveBack(right.budget());
    }

    /** Takes one try of a step back. */
    @Transactional(TxType.MANDATORY)
    void giveBackTry(OwnedId id) {
        challenges.giveTryBack(id);
    }

    /** Writes the step down as it is, so that what was counted before it is on the disk, too. */
    @Transactional(TxType.MANDATORY)
    void keep(OwnedId id) {
        challenges.touch(id);
    }

    private static NativeQuery<?> bind(NativeQuery<?> query, OwnedId id, FailedCodes.Key budget, Instant now) {
        return query.addScalar("tries", Integer.class)
                .addScalar("sends", Integer.class)
                .addScalar("failed", Integer.class)
                .setParameter("account", id.accountId())
                .setParameter("id", id.id())
                .setParameter("browser", budget.browser().name())
                .setParameter("now", now)
                .setParameter("lapsed", now.minus(CodePolicy.BUDGET_WINDOW))
                .setParameter("mostTries", CodePolicy.TRIES)
                .setParameter("mostFailed", CodePolicy.FAILED_CODES)
                .setParameter("longestRow", CodePolicy.FAILED_CODES_IN_A_ROW);
    }

    /**
     * A try that is counted.
     *
     * @param tries of the step with it
     * @param send whose code is to be compared
     * @param failed how many wrong codes of the day that makes; 0 where a parallel one was the last
     */
    record Count(int tries, int send, int failed) {}
}
