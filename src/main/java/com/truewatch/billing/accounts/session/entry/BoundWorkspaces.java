package com.truewatch.billing.accounts.session.entry;

import java.util.Optional;
import java.util.UUID;

/** Which account settles a workspace; implemented where workspaces are kept. */
public interface BoundWorkspaces {
    /** Its account now; empty for a workspace that is unknown or dissolved, whatever characters its id has. */
    Optional<UUID> accountOf(String workspaceId);
}
