package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.account.address.Credential;
import java.util.UUID;

/** Which addresses staff are about to replace; implemented where they do that. */
public interface OpenRecoveries {
    /** Whether this account's address is one of them. */
    boolean isOpen(UUID accountId, Credential credential);
}
