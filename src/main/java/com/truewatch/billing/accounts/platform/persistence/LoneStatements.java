package com.truewatch.billing.accounts.platform.persistence;

import jakarta.inject.Singleton;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;

/**
 * Statements that are transactions of their own: nothing is sent to begin one or to end it, and its connection is free again
 * at once. For callers outside of any transaction.
 */
@Singleton
public class LoneStatements {
    /**
     * For the list of columns of a statement whose commit nobody has to wait for (PostgreSQL, {@code synchronous_commit}): it
     * is seen by everybody at once, and on the disk no later than the next commit that is waited for. Whoever writes so ends
     * each way to an answer by such a commit.
     */
    public static final String NOT_AWAITED = "set_config('synchronous_commit', 'off', true)";

    private final SessionFactory database;

    LoneStatements(SessionFactory database) {
        this.database = database;
    }

    /** What the statement answers. */
    public <T> T call(Function<StatelessSession, T> statement) {
        try (StatelessSession session = database.openStatelessSession()) {
            return statement.apply(session);
        }
    }

    /**
     * What a statement in SQL answers, whose columns the caller names and types: with the type of a whole row Hibernate would
     * keep a plan for each call, see {@link ScalarQuery}.
     */
    @SuppressWarnings("deprecation")
    public <T> T sql(String sql, Function<NativeQuery<?>, T> statement) {
        return call(session -> statement.apply(session.createNativeQuery(sql)));
    }
}
