package com.truewatch.billing.accounts.platform.jobs;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.configuration.supplier.AgroalConnectionFactoryConfigurationSupplier;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Connections on which jobs are taken and put away, and nothing else: the same server by the same settings, but no commit
 * waits until it is on the disk. A crash of PostgreSQL may take back the last of them, and the job runs again, as after any
 * crash of its worker. Where no options are sent, because a pool in between would refuse them, the commits are waited for.
 */
final class JobsPool {
    private static final int MOST = 4;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration VALIDATED_AFTER = Duration.ofMillis(500);
    private static final String OPTIONS = "options";
    private static final String NOT_AWAITED = " -c synchronous_commit=off";

    private JobsPool() {}

    /** Beside this one, of which it takes what is to be known of the server. */
    static AgroalDataSource beside(AgroalDataSource main) {
        AgroalConnectionFactoryConfiguration known =
                main.getConfiguration().connectionPoolConfiguration().connectionFactoryConfiguration();
        try {
            return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(MOST)
                            .acquisitionTimeout(LONGEST_WAIT)
                            .idleValidationTimeout(VALIDATED_AFTER)
                            .connectionFactoryConfiguration(factory -> describe(factory, known))));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Value by value: a copy of the configuration would share its properties with the other pool. */
    private static AgroalConnectionFactoryConfigurationSupplier describe(
            AgroalConnectionFactoryConfigurationSupplier own, AgroalConnectionFactoryConfiguration known) {
        own.connectionProviderClass(known.connectionProviderClass())
                .jdbcUrl(known.jdbcUrl())
                .loginTimeout(known.loginTimeout())
                .principal(known.principal());
        known.credentials().forEach(own::credential);
        known.securityProviders().forEach(own::addSecurityProvider);
        known.jdbcProperties()
                .stringPropertyNames()
                .forEach(name -> own.jdbcProperty(name, known.jdbcProperties().getProperty(name)));
        String options = known.jdbcProperties().getProperty(OPTIONS);
        return options == null ? own : own.jdbcProperty(OPTIONS, options + NOT_AWAITED);
    }
}
