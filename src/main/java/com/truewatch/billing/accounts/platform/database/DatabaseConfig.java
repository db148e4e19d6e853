package com.truewatch.billing.accounts.platform.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Connections to PostgreSQL, beyond what {@code quarkus.datasource} sets. The limits are written as PostgreSQL does. */
@ConfigMapping(prefix = "accounts.database")
interface DatabaseConfig {
    /** How long a statement may take. */
    String statementTimeout();

    /** How long a statement may wait for a lock. */
    String lockTimeout();

    /** How long a transaction may do nothing. */
    String idleInTransactionTimeout();

    /**
     * Whether a pool stands in front of PostgreSQL that lends its connections for one transaction, as PgBouncer does. Then the
     * limits are not asked for by each connection: the role must have them.
     */
    @WithDefault("false")
    boolean transactionPooling();
}
