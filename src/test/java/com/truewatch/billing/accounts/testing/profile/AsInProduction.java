package com.truewatch.billing.accounts.testing.profile;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/** Passes what production writes, and our own lines at DEBUG. */
@LoggingFilter(name = AsInProduction.NAME)
public final class AsInProduction implements Filter {
    static final String NAME = "as-in-production";

    @Override
    public boolean isLoggable(LogRecord line) {
        return line.getLevel().intValue() >= Level.INFO.intValue()
                || line.getLoggerName().startsWith("com.truewatch");
    }
}
