package com.truewatch.billing.accounts.factor.change;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.account.standing.AccountHeld;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.factor.FactorRepository;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Sessions.Cause;
import com.truewatch.billing.accounts.undo.AccessRevoker;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Takes changes of second factors back, and shuts what was opened by them, in the transaction of the caller. */
@Singleton
class FactorRollback {
    private final FactorRepository factors;
    private final AccessRevoker revoker;
    private final Event<AccountHeld> held;
    private final HolderNotifier notifier;
    private final EventContext context;
    private final Journal journal;

    FactorRollback(
            FactorRepository factors,
            AccessRevoker revoker,
            Event<AccountHeld> held,
            HolderNotifier notifier,
            EventContext context,
            Journal journal) {
        this.factors = factors;
        this.revoker = revoker;
        this.held = held;
        this.notifier = notifier;
        this.context = context;
        this.journal = journal;
    }

    /** Whatever somebody may have opened is shut, and the holder is told that the account is held. */
    void revokeAll(Account account, Client client) {
        revoker.revokeAll(account.id(), Cause.CHANGE_UNDONE, false);
        held.fire(new AccountHeld(account.id()));
        tell(account, ActivityType.FACTOR_CHANGE_HELD, MessageTemplate.FACTOR_CHANGE_HELD, client);
    }

    /** The account has the factors that it had then, and no other. */
    void toBefore(Instant then, Account account, Client client, Instant now) {
        factors.rollBack(account.id(), then, now);
        account.changeSecondFactor(
                factors.findOf(account.id()).stream().anyMatch(it -> it.type().isRequiredAtLogin()), now);
        tell(account, ActivityType.FACTOR_CHANGE_UNDONE, MessageTemplate.FACTOR_CHANGE_UNDONE, client);
    }

    private void tell(Account account, ActivityType what, MessageTemplate template, Client client) {
        journal.succeeded(account.id(), what, client, Map.of());
        notifier.tellEverywhere(account, template, context.by(client));
    }
}
