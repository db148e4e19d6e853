package com.truewatch.billing.accounts.platform.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import org.hibernate.query.NativeQuery;

/** SQL that answers with one column. */
public final class ScalarQuery {
    private ScalarQuery() {}

    /**
     * A query whose results are the values of this column. Of {@code createNativeQuery(sql, type)} Hibernate ORM 7.2 keeps
     * a plan for each call where the type is no entity, since their keys are never equal: they push out all others.
     */
    public static Query of(EntityManager entities, String sql, String column, Class<?> type) {
        return entities.createNativeQuery(sql).unwrap(NativeQuery.class).addScalar(column, type);
    }
}
