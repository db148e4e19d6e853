package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import java.util.Map;

/** Tells of passkeys of which there is a copy. */
@Singleton
class CopiedPasskeys {
    private final Journal journal;
    private final HolderNotifier notifier;
    private final EventContext context;

    CopiedPasskeys(Journal journal, HolderNotifier notifier, EventContext context) {
        this.journal = journal;
        this.notifier = notifier;
        this.context = context;
    }

    /** A signature was right, but its counter was not above the last one. */
    void tell(Account account, Client client) {
        journal.refused(account.id(), ActivityType.PASSKEY_COPIED, client, Map.of());
        notifier.tellEverywhere(account, MessageTemplate.PASSKEY_COPIED, context.by(client));
    }
}
