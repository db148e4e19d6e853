package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import java.util.Optional;

/**
 * Where the bytes of documents are kept: PostgreSQL, or an object store in its place. It sees ciphertext only, and is called
 * within the transaction that writes the document's row.
 */
public interface DocumentStore {
    /** Keeps these bytes, in place of any that were there. */
    void put(OwnedId id, byte[] encrypted);

    /** What is kept; empty where nothing is. */
    Optional<byte[]> get(OwnedId id);

    /** Forgets them; nothing happens where nothing is kept. */
    void delete(OwnedId id);
}
