package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.AccountClosed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Deletes with an account the rights to undo its changes, which hold its former addresses: their links name nothing. */
@Singleton
class Erasure {
    private final UndoRepository undos;

    Erasure(UndoRepository undos) {
        this.undos = undos;
    }

    void erase(@Observes AccountClosed closed) {
        undos.delete("id.accountId = ?1", closed.accountId());
    }
}
