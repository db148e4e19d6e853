package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long rights to undo are kept. */
@Singleton
class UndoRetention {
    private final UndoRightRepository rights;
    private final UndoRepository undos;

    UndoRetention(UndoRightRepository rights, UndoRepository undos) {
        this.rights = rights;
        this.undos = undos;
    }

    /** For a while after both links have lapsed, they still say so; then the former address is forgotten. */
    @Produces
    @Singleton
    static Retention rights() {
        return Retention.of("credential_undo", Duration.ofDays(30), "changed_at < :before");
    }

    /** Who has decided about a contest, and why, can be looked up for thirteen months; a contest waits for as long as it takes. */
    @Produces
    @Singleton
    static Retention undos() {
        return Retention.of(
                "undo",
                Duration.ofDays(396),
                "undone_at < :before and (contested_at is null or decided_at is not null or voided_at is not null)");
    }

    /** They hold an account's former addresses, and go with it: their links name nothing. */
    void erase(@Observes AccountClosed closed) {
        rights.delete("id.accountId = ?1", closed.accountId());
        undos.delete("id.accountId = ?1", closed.accountId());
    }
}
