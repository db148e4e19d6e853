package com.truewatch.billing.accounts.cloudaccount;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.cloudaccount.provider.Marketplaces;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountChange;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountEnded;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountMoved;
import com.truewatch.billing.accounts.cloudaccount.settlement.CloudAccountRevived;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.delivery.TemplateValues;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows from a change of a claimed cloud account: the timeline, the event feed, who is told, its workspaces. */
@Singleton
public class CloudAccountOutcomes {
    private final Journal journal;
    private final HolderNotifier notifier;
    private final EventContext context;
    private final Marketplaces marketplaces;
    private final Event<CloudAccountChange> changes;
    private final Clock clock;

    CloudAccountOutcomes(
            Journal journal,
            HolderNotifier notifier,
            EventContext context,
            Marketplaces marketplaces,
            Event<CloudAccountChange> changes,
            Clock clock) {
        this.journal = journal;
        this.notifier = notifier;
        this.context = context;
        this.marketplaces = marketplaces;
        this.changes = changes;
        this.clock = clock;
    }

    public void claimed(Account owner, CloudAccount cloudAccount, Client client) {
        record(owner, cloudAccount, ActivityType.CLOUD_ACCOUNT_CLAIMED, client);
        announce(owner, cloudAccount, EventType.CLOUD_ACCOUNT_CLAIMED);
        tell(owner, cloudAccount, MessageTemplate.CLOUD_ACCOUNT_CLAIMED, context.by(client));
    }

    /** Its status is another one now. The owner's row is locked. */
    public void moved(Account owner, CloudAccount cloudAccount) {
        switch (cloudAccount.status()) {
            case PENDING_ACTIVATION -> {
                // Nothing moves there.
            }
            case ACTIVE -> {
                record(owner, cloudAccount, ActivityType.CLOUD_ACCOUNT_ACTIVE, null);
                announce(owner, cloudAccount, EventType.CLOUD_ACCOUNT_ACTIVE);
            }
            case FROZEN -> {
                record(owner, cloudAccount, ActivityType.CLOUD_ACCOUNT_FROZEN, null);
                announce(owner, cloudAccount, EventType.CLOUD_ACCOUNT_FROZEN);
                tell(owner, cloudAccount, MessageTemplate.CLOUD_ACCOUNT_FROZEN, context.now());
            }
            case ENDING -> {
                record(owner, cloudAccount, ActivityType.CLOUD_ACCOUNT_ENDING, null);
                announce(owner, cloudAccount, EventType.CLOUD_ACCOUNT_ENDING);
                tell(owner, cloudAccount, MessageTemplate.CLOUD_ACCOUNT_ENDING, context.now());
            }
            case ENDED -> {
                record(owner, cloudAccount, ActivityType.CLOUD_ACCOUNT_ENDED, null);
                announce(owner, cloudAccount, EventType.CLOUD_ACCOUNT_ENDED);
                tell(owner, cloudAccount, MessageTemplate.CLOUD_ACCOUNT_ENDED, context.now());
                changes.fire(new CloudAccountEnded(
                        owner.id(),
                        cloudAccount.id(),
                        marketplaces.whenEnded(cloudAccount.provider()),
                        clock.instant()));
            }
        }
    }

    /** It was taken for ended, and is not. The owner's row is locked. */
    public void revived(Account owner, CloudAccount cloudAccount) {
        changes.fire(new CloudAccountRevived(owner.id(), cloudAccount.id()));
    }

    /** Staff have given it to another account. Both accounts are locked. */
    public void moved(Account from, Account to, CloudAccount cloudAccount) {
        record(from, cloudAccount, ActivityType.CLOUD_ACCOUNT_LEFT, null);
        record(to, cloudAccount, ActivityType.CLOUD_ACCOUNT_CLAIMED, null);
        announce(to, cloudAccount, EventType.CLOUD_ACCOUNT_CLAIMED);
        tell(from, cloudAccount, MessageTemplate.CLOUD_ACCOUNT_LEFT, context.now());
        tell(to, cloudAccount, MessageTemplate.CLOUD_ACCOUNT_ARRIVED, context.now());
        changes.fire(new CloudAccountMoved(from.id(), cloudAccount.id()));
    }

    private void record(Account owner, CloudAccount cloudAccount, ActivityType activity, @Nullable Client client) {
        Map<String, String> details =
                Map.of("cloudAccountId", cloudAccount.id().toString(), "provider", cloudAccount.provider());
        journal.succeeded(owner.id(), activity, client, details);
    }

    private void announce(Account owner, CloudAccount cloudAccount, EventType event) {
        Map<String, String> codes = Map.of(
                "provider",
                cloudAccount.provider(),
                "status",
                cloudAccount.status().name());
        journal.announce(event, cloudAccount.id().toString(), owner.id(), cloudAccount.version(), codes);
    }

    private void tell(Account owner, CloudAccount cloudAccount, MessageTemplate template, TemplateValues values) {
        String which = cloudAccount.provider().replace('_', ' ') + " " + cloudAccount.maskedBuyer();
        notifier.tell(owner, owner.addresses().email(), template, values.with(TemplateField.CLOUD_ACCOUNT, which));
    }
}
