package com.truewatch.billing.accounts.account.export;

import java.util.List;
import java.util.UUID;

/** The files that are kept for a holder, of whichever feature. */
public interface ExportedFiles {
    /** Those of the account as of now, in the transaction of the caller; their contents are read later, one at a time. */
    List<ExportedFile> of(UUID accountId);
}
