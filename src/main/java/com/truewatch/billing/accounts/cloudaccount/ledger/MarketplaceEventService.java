package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.truewatch.billing.accounts.platform.jobs.Jobs;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff do with the ledger. */
@ApplicationScoped
class MarketplaceEventService {
    private final MarketplaceEventRepository events;
    private final Jobs jobs;
    private final Clock clock;

    MarketplaceEventService(MarketplaceEventRepository events, Jobs jobs, Clock clock) {
        this.events = events;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** The newest events, of one provider and outcome where these are given. */
    @Transactional
    public List<MarketplaceEvent> list(
            @Nullable String provider, @Nullable EventOutcome outcome, @Nullable UUID before, int limit) {
        return events.findPage(provider, outcome, before, limit);
    }

    /**
     * One of them.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    public MarketplaceEvent get(UUID id) {
        return events.findByIdOptional(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /**
     * Opens an event again, with the reason on record; handling it is the next step, and a job's where that fails. It
     * changes nothing where it was applied before.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} for one that is not genuine
     */
    @Transactional
    public void reopen(UUID id, String operator, String reason) {
        MarketplaceEvent event = events.lock(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        if (!event.isVerified()) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", event.outcome());
        }
        events.getEntityManager().persist(new MarketplaceEventReplay(event, operator, reason.strip(), clock.instant()));
        event.reopen();
        jobs.schedule(MarketplaceEventJob.of(id, clock.instant()));
    }
}
