package com.truewatch.billing.accounts.realname.document.inspection;

import java.io.IOException;

/** A scanner for malware, of the operator's own. */
interface DocumentScanner {
    /**
     * Whether it finds nothing in these bytes.
     *
     * @throws IOException where it does not say, or not in time
     */
    boolean isClean(byte[] content) throws IOException;
}
