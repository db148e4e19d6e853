package com.truewatch.billing.accounts.factor.change;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateValues;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Writes changes of second factors down, so that they can be undone, and tells the holder at every address. */
@Singleton
public class FactorChanges {
    private final FactorChangeRepository changes;
    private final HolderNotifier notifier;
    private final EventContext context;
    private final Clock clock;

    FactorChanges(FactorChangeRepository changes, HolderNotifier notifier, EventContext context, Clock clock) {
        this.changes = changes;
        this.notifier = notifier;
        this.context = context;
        this.clock = clock;
    }

    /** In the transaction of the change; mails bring the link that undoes it. */
    public void changed(Account account, MessageTemplate template, Client client) {
        FactorChange change = new FactorChange(account.id(), account.password().hash(), clock.instant());
        changes.persist(change);
        TemplateValues values = context.by(client);
        for (Address to : account.addresses().all()) {
            if (to instanceof PhoneNumber) {
                notifier.tell(account, to, template, values);
            } else {
                notifier.tellWithLink(account, to, template, values, change.id().id());
            }
        }
    }
}
