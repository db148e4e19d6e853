package com.truewatch.billing.accounts.account.export;

import java.util.List;

/**
 * An export that is ready to be sent.
 *
 * @param json all sections
 * @param files to go with them; none where they were not asked for, or no proof is fresh
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record AccountExport(byte[] json, List<ExportedFile> files) {
    /** Without what it says. */
    @Override
    public String toString() {
        return "AccountExport";
    }
}
