package com.truewatch.billing.accounts.cloudaccount.settlement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The workspaces that accounts settle, for who shows or counts them; implemented where workspaces are kept. */
public interface SettledWorkspaces {
    /** What each of these cloud accounts of the account settles now; one that settles nothing is left out. */
    Map<UUID, List<SettledWorkspace>> by(UUID accountId, Collection<UUID> cloudAccountIds);

    /** Whether any workspace sends its bills to the account, a locked one too. */
    boolean isAnyBoundTo(UUID accountId);

    /**
     * One of them.
     *
     * @param id as the console knows it
     * @param name as the console shows it
     * @param site where it lives
     */
    record SettledWorkspace(String id, String name, String site) {}
}
