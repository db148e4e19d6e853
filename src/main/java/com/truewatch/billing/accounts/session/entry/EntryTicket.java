package com.truewatch.billing.accounts.session.entry;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One way in, for one account, once. Its text is derived from its id and stored nowhere. */
@Entity
@Table(name = "entry_ticket")
class EntryTicket {
    @EmbeddedId
    private OwnedId id;

    @SuppressWarnings("UnusedVariable") // Kept for operators.
    private String workspaceId;

    @SuppressWarnings("UnusedVariable") // Kept for operators.
    private String client;

    private Instant expiresAt;

    @SuppressWarnings("UnusedVariable") // Written by the query that redeems.
    private @Nullable Instant usedAt;

    @SuppressWarnings("UnusedVariable") // Written by the query that voids.
    private @Nullable Instant voidedAt;

    /** For Hibernate. */
    protected EntryTicket() {}

    EntryTicket(UUID accountId, String workspaceId, String client, Instant expiresAt) {
        this.id = OwnedId.next(accountId);
        this.workspaceId = workspaceId;
        this.client = client;
        this.expiresAt = expiresAt;
    }

    OwnedId id() {
        return id;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
