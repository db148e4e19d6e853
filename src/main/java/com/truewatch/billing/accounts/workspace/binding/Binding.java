package com.truewatch.billing.accounts.workspace.binding;

import com.truewatch.billing.accounts.workspace.BindingService.NewWorkspace;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A workspace that is to be bound, until the holder agrees. Its id is that of the request for the code. */
@Entity
@Table(name = "workspace_binding")
class Binding {
    @Id
    private UUID id;

    private String workspaceId;
    private String name;
    private String site;

    @SuppressWarnings("UnusedVariable") // For the purge.
    private Instant createdAt;

    /** For Hibernate. */
    protected Binding() {}

    Binding(UUID id, NewWorkspace workspace, Instant now) {
        this.id = id;
        this.workspaceId = workspace.id();
        this.name = workspace.name();
        this.site = workspace.site();
        this.createdAt = now;
    }

    NewWorkspace workspace() {
        return new NewWorkspace(workspaceId, name, site);
    }
}
