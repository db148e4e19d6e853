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
    private final UndoRepository undos;

    UndoRetention(UndoRepository undos) {
        this.undos = undos;
    }

    /** For a while after both links have lapsed, they still say so; then the former address is forgotten. */
    @Produces
    @Singleton
    static Retention rights() {
        return Retention.of("credential_undo", Duration.ofDays(30), "changed_at < :before");
    }

    /** They hold an account's former addresses, and go with it: their links name nothing. */
    void erase(@Observes AccountClosed closed) {
        undos.delete("id.accountId = ?1", closed.accountId());
    }
}
