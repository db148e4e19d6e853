package com.truewatch.billing.accounts.directory;

import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That a service has searched by a login, and whom it found: never by which one. Written, never changed. */
@Entity
@SuppressWarnings("UnusedVariable") // Written here, read by SQL.
@Table(name = "directory_lookup")
class AccountLookup {
    @Id
    private UUID id;

    private String client;

    @Enumerated(EnumType.STRING)
    private LoginName.Form form;

    private @Nullable UUID accountId;
    private Instant at;

    /** For Hibernate. */
    protected AccountLookup() {}

    AccountLookup(String client, LoginName login, @Nullable UUID found, Instant now) {
        this.id = Ids.next();
        this.client = client;
        this.form = login.form();
        this.accountId = found;
        this.at = now;
    }
}
