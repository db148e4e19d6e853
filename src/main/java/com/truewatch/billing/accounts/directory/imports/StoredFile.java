package com.truewatch.billing.accounts.directory.imports;

/**
 * A file that was read to its end.
 *
 * @param lines that are not blank
 * @param tag tells it from others, by the present key
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record StoredFile(int lines, byte[] tag) {
    /** Without what tells it. */
    @Override
    public String toString() {
        return "StoredFile of " + lines + " lines";
    }
}
