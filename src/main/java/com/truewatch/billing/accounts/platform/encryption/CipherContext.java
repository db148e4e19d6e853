package com.truewatch.billing.accounts.platform.encryption;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import java.nio.charset.StandardCharsets;

/**
 * Where a ciphertext belongs: moved to any other place it does not open.
 *
 * @param row account and row
 * @param column table and column, for example {@code real_name_application.subject}
 */
public record CipherContext(OwnedId row, String column) {
    /** The associated data. Ids have a fixed length, so no two places give the same. */
    byte[] associatedData() {
        return (row.accountId() + "/" + row.id() + "/" + column).getBytes(StandardCharsets.UTF_8);
    }
}
