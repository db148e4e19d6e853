package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.activity.Activity.Outcome;
import com.truewatch.billing.accounts.platform.security.client.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what happened, in the transaction in which it happens. */
@ApplicationScoped
public class Journal {
    private final EntityManager entities;
    private final jakarta.enterprise.event.Event<ActivityRecorded> recorded;
    private final Clock clock;

    Journal(EntityManager entities, jakarta.enterprise.event.Event<ActivityRecorded> recorded, Clock clock) {
        this.entities = entities;
        this.recorded = recorded;
        this.clock = clock;
    }

    /** For the holder: this was done. {@code details} are shown to the holder: masked addresses and codes only. */
    @Transactional(TxType.MANDATORY)
    public void succeeded(UUID accountId, ActivityType type, @Nullable Client client, Map<String, String> details) {
        entities.persist(new Activity(accountId, type, Outcome.SUCCEEDED, client, details, clock.instant()));
        recorded.fire(new ActivityRecorded(type, true, details));
    }

    /** For the holder: this was tried and not done. */
    @Transactional(TxType.MANDATORY)
    public void refused(UUID accountId, ActivityType type, @Nullable Client client, Map<String, String> details) {
        entities.persist(new Activity(accountId, type, Outcome.REFUSED, client, details, clock.instant()));
        recorded.fire(new ActivityRecorded(type, false, details));
    }

    /** For other services: {@code subject} changed, and has this version now, or its account has. */
    @Transactional(TxType.MANDATORY)
    public void announce(EventType type, UUID subject, UUID accountId, long version) {
        announce(type, subject.toString(), accountId, version);
    }

    /** The same of a thing that others have named, such as a workspace. */
    @Transactional(TxType.MANDATORY)
    public void announce(EventType type, String subject, UUID accountId, long version) {
        announce(type, subject, accountId, version, Map.of());
    }

    /** The same with codes that spare readers a question; never an address, a name or a number. */
    @Transactional(TxType.MANDATORY)
    public void announce(EventType type, String subject, UUID accountId, long version, Map<String, String> data) {
        entities.persist(new Event(type, subject, accountId, version, data, clock.instant()));
    }
}
