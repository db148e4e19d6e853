package com.truewatch.billing.accounts.platform.database;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.Priorities;
import jakarta.annotation.Priority;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code accounts.database.transaction-pooling} says that connections are lent for one transaction, leaves out the
 * parameter of a connection that such a pool refuses, and lets the driver keep no statement prepared on a server that may be
 * another one next time. An environment variable could do neither: it cannot take a property away, and the driver's names have
 * capitals.
 */
@Priority(Priorities.LIBRARY)
public class TransactionPooling implements ConfigSourceInterceptor {
    private static final long serialVersionUID = 1;
    private static final String POOLING = "accounts.database.transaction-pooling";
    private static final String DRIVER = "quarkus.datasource.jdbc.additional-jdbc-properties.";
    private static final String OPTIONS = DRIVER + "options";
    private static final String PREPARE_THRESHOLD = DRIVER + "prepareThreshold";

    @Override
    public @Nullable ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        if (OPTIONS.equals(name) && isOn(context)) {
            return null;
        }
        if (PREPARE_THRESHOLD.equals(name) && isOn(context)) {
            return ConfigValue.builder()
                    .withName(name)
                    .withValue("0")
                    .withConfigSourceName(POOLING)
                    .build();
        }
        return context.proceed(name);
    }

    @Override
    public Iterator<String> iterateNames(ConfigSourceInterceptorContext context) {
        if (!isOn(context)) {
            return context.iterateNames();
        }
        Set<String> names = new LinkedHashSet<>();
        context.iterateNames().forEachRemaining(names::add);
        names.remove(OPTIONS);
        names.add(PREPARE_THRESHOLD);
        return Collections.unmodifiableSet(names).iterator();
    }

    private static boolean isOn(ConfigSourceInterceptorContext context) {
        ConfigValue pooling = context.proceed(POOLING);
        return pooling != null && Boolean.parseBoolean(pooling.getValue());
    }
}
