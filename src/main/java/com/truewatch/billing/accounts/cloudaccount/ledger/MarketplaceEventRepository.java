package com.truewatch.billing.accounts.cloudaccount.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The ledger of marketplace events. */
@Singleton
class MarketplaceEventRepository implements PanacheRepositoryBase<MarketplaceEvent, UUID> {
    private static final String FIRST = """
            insert into marketplace_event (id, provider, external_event_id, action, subject, body, verified, outcome,
                attempts, received_at, occurred_at)
            values (:id, :provider, :externalId, :action, :subject, :body, true, 'PENDING', 0, :receivedAt, :occurredAt)
            on conflict (provider, external_event_id) where verified do nothing
            """;

    /** Stores a genuine event; false where one of this id is stored already, by whatever replica. */
    boolean storeOnce(MarketplaceEvent event) {
        return getEntityManager()
                        .createNativeQuery(FIRST)
                        .setParameter("id", event.id())
                        .setParameter("provider", event.provider())
                        .setParameter("externalId", event.externalEventId())
                        .setParameter("action", event.action())
                        .setParameter("subject", event.subject())
                        .setParameter("body", event.body())
                        .setParameter("receivedAt", event.receivedAt())
                        .setParameter("occurredAt", event.occurredAt())
                        .executeUpdate()
                == 1;
    }

    /** The genuine one of this id. */
    Optional<MarketplaceEvent> findGenuine(String provider, String externalId) {
        return find("verified and provider = ?1 and externalEventId = ?2", provider, externalId)
                .firstResultOptional();
    }

    /** Locked until the transaction ends. */
    Optional<MarketplaceEvent> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Those that wait for one of these to be introduced, the oldest first. */
    List<MarketplaceEvent> findWaiting(String provider, List<String> subjects) {
        return list(
                "outcome = ?1 and provider = ?2 and subject in ?3 order by occurredAt, id",
                EventOutcome.WAITING,
                provider,
                subjects);
    }

    /** The newest, from before {@code before} where it is given. */
    List<MarketplaceEvent> findPage(
            @Nullable String provider, @Nullable EventOutcome outcome, @Nullable UUID before, int limit) {
        return find(
                        "(?1 is null or provider = ?1) and (?2 is null or outcome = ?2)"
                                + " and (cast(?3 as uuid) is null or id < ?3) order by id desc",
                        provider,
                        outcome,
                        before)
                .page(0, limit)
                .list();
    }

    /** When the oldest of those came in that are still to be handled. */
    Optional<Instant> findOldestOpen() {
        return find("outcome in (?1, ?2) order by receivedAt", EventOutcome.PENDING, EventOutcome.FAILED)
                .<MarketplaceEvent>firstResultOptional()
                .map(MarketplaceEvent::receivedAt);
    }
}
