package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.truewatch.billing.accounts.cloudaccount.provider.CloudProvider;
import com.truewatch.billing.accounts.cloudaccount.provider.Marketplaces;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Takes in what marketplaces tell: stored first, then handled, in a transaction each and none while a provider is asked.
 * Whatever goes wrong after the first is tried again by a job.
 */
@Singleton
public class EventInbox {
    private static final Logger LOG = Logger.getLogger(EventInbox.class);

    private final LedgerService ledger;
    private final Marketplaces marketplaces;

    EventInbox(LedgerService ledger, Marketplaces marketplaces) {
        this.ledger = ledger;
        this.marketplaces = marketplaces;
    }

    /**
     * Takes in a genuine event, the same one any number of times; what has come of it by now. Once this returns, it is
     * stored.
     */
    public EventOutcome receive(NewEvent event) {
        UUID id = ledger.store(event);
        handleNow(id);
        return ledger.outcomeOf(id);
    }

    /** Keeps what is not genuine for staff to see; it has no effect. */
    public void refuse(RejectedEvent refused, Client client) {
        LOG.warnf("Refused what came in the name of %s: %s", refused.provider(), refused.code());
        ledger.refuse(refused, client);
    }

    /**
     * Takes in what a provider has answered, where no event tells it.
     *
     * @return whether the product is listed in a marketplace
     */
    public boolean take(SubscriptionEvent news) {
        List<UUID> released = ledger.take(news);
        if (released != null) {
            released.forEach(this::handleNow);
        }
        return released != null;
    }

    /**
     * Handles a stored event, and what has waited for it. One that is handled already is left alone.
     *
     * @throws RuntimeException what failed, with the failure on record
     */
    public void handle(UUID id) {
        Deque<UUID> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            open.addAll(handleOne(open.remove()));
        }
    }

    private List<UUID> handleOne(UUID id) {
        MarketplaceEvent event = ledger.findOpen(id);
        if (event == null) {
            return List.of();
        }
        try {
            CloudProvider provider = marketplaces.provider(event.provider()).orElseThrow();
            return ledger.settle(id, provider.read(event.received()));
        } catch (RuntimeException failed) {
            ledger.fail(id, failed.getClass().getSimpleName());
            throw failed;
        }
    }

    /** Handles it now; where that fails, its job, or else staff, tries again. */
    void handleNow(UUID id) {
        try {
            handle(id);
        } catch (RuntimeException failed) {
            LOG.warnf(failed, "Marketplace event %s is tried again", id);
        }
    }
}
