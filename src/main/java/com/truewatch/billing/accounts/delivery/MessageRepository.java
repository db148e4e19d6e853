package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** The messages. */
@Singleton
class MessageRepository implements PanacheRepositoryBase<Message, OwnedId> {
    /** Ends the life of a queued message; false when another worker was first. */
    boolean settle(OwnedId id, Message.Status status, Instant now) {
        return update(
                        "status = ?1, sentAt = ?2 where id = ?3 and status = ?4",
                        status,
                        status == Message.Status.SENT ? now : null,
                        id,
                        Message.Status.QUEUED)
                == 1;
    }

    long countQueued(Channel channel) {
        return count("status = ?1 and channel = ?2", Message.Status.QUEUED, channel);
    }

    /** When the one that has waited longest was asked for. */
    Optional<Instant> oldestQueued(Channel channel) {
        return find("status = ?1 and channel = ?2 order by createdAt", Message.Status.QUEUED, channel)
                .firstResultOptional()
                .map(Message::createdAt);
    }
}
