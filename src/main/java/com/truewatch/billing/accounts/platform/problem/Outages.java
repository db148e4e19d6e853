package com.truewatch.billing.accounts.platform.problem;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.HashSet;
import java.util.Set;

/** Tells an outage of PostgreSQL, which passes, from a defect of ours, which does not. */
public final class Outages {
    /**
     * SQLSTATE classes of a database that cannot serve now: 08 connection, 53 resources, 57 operator intervention, 58
     * system error, 40 serialization failure and deadlock; 25006 is a standby that is not yet promoted, 25P03 and 25P04
     * are transactions that took too long, 55P03 a lock that did not come in time.
     */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final Set<String> STATES = Set.of("25006", "25P03", "25P04", "55P03");

    private Outages() {}

    /** Whether anything in this chain of causes, suppressed ones included, is the database being away. */
    public static boolean isOutage(Throwable failure) {
        return isOutage(failure, new HashSet<>());
    }

    private static boolean isOutage(Throwable failure, Set<Throwable> seen) {
        if (!seen.add(failure)) {
            return false;
        }
        if (failure instanceof SQLException sql && isOutage(sql)) {
            return true;
        }
        for (Throwable suppressed : failure.getSuppressed()) {
            if (isOutage(suppressed, seen)) {
                return true;
            }
        }
        return failure.getCause() != null && isOutage(failure.getCause(), seen);
    }

    private static boolean isOutage(SQLException sql) {
        String state = sql.getSQLState();
        if (state == null) {
            return isOfThePool(sql);
        }
        return STATES.contains(state) || (state.length() == 5 && CLASSES.contains(state.substring(0, 2)));
    }

    /**
     * Agroal throws the bare type and gives no state: no connection in time, or one that was taken away when its
     * transaction timed out. The driver's exceptions are of a type of their own, and have a state.
     */
    private static boolean isOfThePool(SQLException sql) {
        return sql.getClass() == SQLException.class
                || sql instanceof SQLTransientException
                || sql instanceof SQLRecoverableException;
    }
}
