package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.truewatch.billing.accounts.cloudaccount.CloudAccountRepository;
import com.truewatch.billing.accounts.cloudaccount.SubscriptionChanges;
import com.truewatch.billing.accounts.cloudaccount.provider.ParsedEvent;
import com.truewatch.billing.accounts.cloudaccount.provider.SubscriptionEvent;
import com.truewatch.billing.accounts.platform.jobs.Jobs;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The transactions of the ledger: an event is stored in one, and handled in another. */
@ApplicationScoped
class LedgerService {
    /** So many of what is not genuine are kept, per network: nobody fills the disk. */
    private static final Limits REFUSED = Limits.of(new Limit(60, Duration.ofHours(1)));

    private final MarketplaceEventRepository events;
    private final CloudAccountRepository cloudAccounts;
    private final SubscriptionChanges changes;
    private final RateLimits limits;
    private final Jobs jobs;
    private final Clock clock;

    LedgerService(
            MarketplaceEventRepository events,
            CloudAccountRepository cloudAccounts,
            SubscriptionChanges changes,
            RateLimits limits,
            Jobs jobs,
            Clock clock) {
        this.events = events;
        this.cloudAccounts = cloudAccounts;
        this.changes = changes;
        this.limits = limits;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Stores an event once, with the job that handles it should this replica not come to it; which one it is. */
    @Transactional
    public UUID store(NewEvent received) {
        MarketplaceEvent event = new MarketplaceEvent(received, clock.instant());
        if (events.storeOnce(event)) {
            jobs.schedule(MarketplaceEventJob.of(event.id(), clock.instant()));
            return event.id();
        }
        return events.findGenuine(received.provider(), received.externalId())
                .orElseThrow()
                .id();
    }

    /** Keeps what is not genuine, unless its network has sent a lot of that. */
    @Transactional
    public void refuse(RejectedEvent refused, Client client) {
        if (limits.tryTake("refused marketplace events network " + client.source(), REFUSED)) {
            events.persist(new MarketplaceEvent(refused, clock.instant()));
        }
    }

    /** The event, where it is still to be handled. */
    @Transactional
    public @Nullable MarketplaceEvent findOpen(UUID id) {
        return events.findByIdOptional(id).filter(it -> it.outcome().isOpen()).orElse(null);
    }

    /** What came of it, in the end or until now. */
    @Transactional
    public EventOutcome outcomeOf(UUID id) {
        return events.findByIdOptional(id).orElseThrow().outcome();
    }

    /**
     * Takes in what an event says, unless that was done meanwhile.
     *
     * @return the events that need wait no longer, the oldest first; their jobs are scheduled
     */
    @Transactional
    public List<UUID> settle(UUID id, ParsedEvent parsed) {
        MarketplaceEvent event = events.lock(id).orElseThrow();
        if (!event.outcome().isOpen()) {
            return List.of();
        }
        if (parsed.refusal() != null) {
            event.settle(EventOutcome.REFUSED, parsed.refusal(), clock.instant());
            return List.of();
        }
        if (parsed.news().isEmpty()) {
            event.settle(EventOutcome.IGNORED, null, clock.instant());
            return List.of();
        }
        lockSubjects(event.provider(), event.subject(), parsed.news());
        switch (changes.apply(parsed.news())) {
            case APPLIED -> {
                event.settle(EventOutcome.APPLIED, null, clock.instant());
                return release(parsed.news());
            }
            case UNKNOWN_SUBSCRIPTION ->
                event.settle(
                        event.subject() == null ? EventOutcome.REFUSED : EventOutcome.WAITING,
                        "unknown-subscription",
                        clock.instant());
            case UNKNOWN_PRODUCT -> event.settle(EventOutcome.REFUSED, "unknown-product", clock.instant());
        }
        return List.of();
    }

    /**
     * Takes in what a provider has answered, where no event tells it.
     *
     * @return the events that need wait no longer, as {@link #settle} does; null where the product is unknown
     */
    @Transactional
    public @Nullable List<UUID> take(SubscriptionEvent news) {
        lockSubjects(news.subscription().provider(), null, List.of(news));
        return changes.apply(List.of(news)) == SubscriptionChanges.Verdict.APPLIED ? release(List.of(news)) : null;
    }

    /** It could not be handled. */
    @Transactional
    public void fail(UUID id, String code) {
        events.lock(id)
                .filter(it -> it.outcome().isOpen())
                .ifPresent(it -> it.settle(EventOutcome.FAILED, code, clock.instant()));
    }

    /** So that of two events at once, one that introduces and one that waits for that, one sees the other. */
    private void lockSubjects(String provider, @Nullable String subject, List<SubscriptionEvent> news) {
        SortedSet<String> subjects = new TreeSet<>();
        if (subject != null) {
            subjects.add(subject);
        }
        news.forEach(it -> subjects.addAll(it.subjects()));
        subjects.forEach(it -> cloudAccounts.lockSubject(provider, it));
    }

    private List<UUID> release(List<SubscriptionEvent> news) {
        List<UUID> released = news.stream()
                .flatMap(it -> events.findWaiting(it.subscription().provider(), it.subjects()).stream())
                .distinct()
                .map(it -> {
                    it.reopen();
                    return it.id();
                })
                .toList();
        released.forEach(it -> jobs.schedule(MarketplaceEventJob.of(it, clock.instant())));
        return released;
    }
}
