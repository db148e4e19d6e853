package com.truewatch.billing.accounts.account.settlement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The cloud accounts, for whoever settles by them; implemented where they are kept. */
public interface CloudAccounts {
    /** Those that the account has claimed, the newest first, the ended ones too. */
    List<PayingCloudAccount> of(UUID accountId);

    /** One of them, which does not change until the transaction ends; empty for an unknown or a foreign one. */
    Optional<PayingCloudAccount> findForShare(UUID accountId, UUID cloudAccountId);

    /** Whether any that the account has claimed has not ended. */
    boolean isAnyAlive(UUID accountId);

    /** Takes the names away that its holder has given them, in the caller's transaction. */
    void forgetAliases(UUID accountId);

    /** Under which subscription each of these was at that time; the last one before where there was none. */
    Map<UUID, CloudLicence> licencesAt(Collection<UUID> cloudAccountIds, Instant at);
}
