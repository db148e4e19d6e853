package com.truewatch.billing.accounts.session.entry;

import com.truewatch.billing.accounts.account.event.EverySessionEnded;
import com.truewatch.billing.accounts.session.Sessions;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/**
 * Shuts the console's door, in the transaction of who has locked the account: whoever redeems a ticket meanwhile waits for
 * that lock.
 */
@Singleton
public class EntryRevoker {
    private final EntryTicketRepository tickets;
    private final Sessions sessions;
    private final Clock clock;

    EntryRevoker(EntryTicketRepository tickets, Sessions sessions, Clock clock) {
        this.tickets = tickets;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** The account has this workspace no longer: its tickets are void, and the sessions that began by them end. */
    public void workspaceLeft(UUID accountId, String workspaceId) {
        tickets.voidAllFor(accountId, workspaceId, clock.instant());
        sessions.endAllOfWorkspace(accountId, workspaceId);
    }

    /** Whoever got in once could have had a ticket issued, and would come back with it. */
    void voidAll(@Observes EverySessionEnded ended) {
        tickets.voidAll(ended.accountId(), clock.instant());
    }
}
