package com.truewatch.billing.accounts.platform.problem;

import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/** Tells which unique index refused a row: two callers who want the same thing at once meet there, and only there. */
public final class UniqueViolations {
    private static final String UNIQUE_VIOLATION = "23505";

    private UniqueViolations() {}

    /** The name of the index, where that is why something failed. */
    public static Optional<String> indexOf(Throwable failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConstraintViolationException violation) {
                return Optional.ofNullable(violation.getConstraintName())
                        .filter(it -> UNIQUE_VIOLATION.equals(violation.getSQLState()));
            }
        }
        return Optional.empty();
    }
}
