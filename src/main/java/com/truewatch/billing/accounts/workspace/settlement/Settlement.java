package com.truewatch.billing.accounts.workspace.settlement;

import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** By what a workspace was settled from one time to another; never changed but for being closed, once. */
@Entity
@Table(name = "workspace_settlement")
public class Settlement {
    @Id
    private UUID id;

    private String workspaceId;

    private UUID accountId;

    @Enumerated(EnumType.STRING)
    private SettlementMethod method;

    private @Nullable UUID cloudAccountId;

    @Enumerated(EnumType.STRING)
    private SettlementCause cause;

    private Instant since;

    private @Nullable Instant until;

    /** For Hibernate. */
    protected Settlement() {}

    Settlement(String workspaceId, UUID accountId, SettlementChoice choice, SettlementCause cause, Instant since) {
        this.id = Ids.next();
        this.workspaceId = workspaceId;
        this.accountId = accountId;
        this.method = choice.method();
        this.cloudAccountId = choice.cloudAccountId();
        this.cause = cause;
        this.since = since;
    }

    /** Another one follows, or none. */
    void close(Instant end) {
        if (until != null) {
            throw new IllegalStateException("closed already");
        }
        until = end;
    }

    /** Whether it was in force at this time. */
    boolean holdsAt(Instant at) {
        return !at.isBefore(since) && (until == null || at.isBefore(until));
    }

    /** Its id, a UUIDv7: later ones are greater. */
    public UUID id() {
        return id;
    }

    /** What was settled. */
    public String workspaceId() {
        return workspaceId;
    }

    /** Whose the workspace was then. */
    public UUID accountId() {
        return accountId;
    }

    /** By what. */
    public SettlementChoice choice() {
        return new SettlementChoice(method, cloudAccountId);
    }

    /** Why. */
    public SettlementCause cause() {
        return cause;
    }

    /** From when on. */
    public Instant since() {
        return since;
    }

    /** Until when, exclusive; null while it lasts. */
    public @Nullable Instant until() {
        return until;
    }
}
