package com.truewatch.billing.accounts.directory.imports;

import org.jspecify.annotations.Nullable;

/**
 * A line of a file that is not blank.
 *
 * @param number of it, from 1
 * @param content without its end; null where it is too long to be looked at
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Line(int number, byte @Nullable [] content) {
    /** Without what it says. */
    @Override
    public String toString() {
        return "line " + number;
    }
}
