package com.truewatch.billing.accounts.account.hold;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountHeld;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Tells other services of holds. A hold does not wait for it: it ends by time alone. */
@ApplicationScoped
class HoldService {
    /** So many in one transaction. */
    static final int PAGE = 500;

    private final AccountRepository accounts;
    private final HoldRepository holds;
    private final Journal journal;
    private final Clock clock;

    HoldService(AccountRepository accounts, HoldRepository holds, Journal journal, Clock clock) {
        this.accounts = accounts;
        this.holds = holds;
        this.journal = journal;
        this.clock = clock;
    }

    /** In the transaction of the undo. */
    @Transactional(TxType.MANDATORY)
    void tellHeld(@Observes AccountHeld held) {
        // For the account's version.
        accounts.flush();
        announce(EventType.ACCOUNT_HELD, accounts.findById(held.accountId()));
    }

    /** Tells that holds are over, once each; at most {@link #PAGE} of them, how many. */
    @Transactional
    public int tellReleased() {
        List<UUID> released = holds.release(clock.instant(), PAGE);
        if (!released.isEmpty()) {
            accounts.list("id in ?1", released).forEach(it -> announce(EventType.ACCOUNT_RELEASED, it));
        }
        return released.size();
    }

    private void announce(EventType type, Account account) {
        journal.announce(type, account.id(), account.id(), account.version());
    }
}
