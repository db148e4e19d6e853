package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.delivery.sms.SmsFailure;
import com.truewatch.billing.accounts.delivery.sms.SmsOutcome;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.persistence.LoneStatements;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The messages. A message leaves the status QUEUED once, by a conditional update. */
@Singleton
public class MessageRepository implements PanacheRepositoryBase<Message, OwnedId> {
    /** The second one repeats what a killed worker may have done; a third would repeat a repetition. */
    private static final int MOST_HANDOVERS = 2;

    /** What the queue calls the task of sending one; the instance is the id. */
    static final String JOB = "send";

    /** Nobody waits for its commit: what a crash of PostgreSQL takes back is done again, as after a killed worker. */
    private static final String SETTLE_WITH_JOB = """
            with ended as (
                update message
                set status = :status, sent_at = case when :status = 'SENT' then cast(:now as timestamptz) end
                where account_id = :account and id = :id and status = 'QUEUED'
                returning id),
            done as (delete from scheduled_tasks where task_name = :task and task_instance = :job)
            select (select count(*) from ended) as settled, %s as durability
            """.formatted(LoneStatements.NOT_AWAITED);

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final LoneStatements statements;

    MessageRepository(LoneStatements statements) {
        this.statements = statements;
    }

    /** The message, for a worker: read outside of any transaction. */
    Optional<Message> findAlone(OwnedId id) {
        return Optional.ofNullable(statements.call(session -> session.get(Message.class, id)));
    }

    /** Ends the life of a queued message, and its job; false when another worker was first. */
    boolean settleWithJob(OwnedId id, Message.Status status, Instant now) {
        List<?> settled = statements.sql(
                SETTLE_WITH_JOB,
                query -> query.addScalar("settled", Long.class)
                        .setParameter("account", id.accountId())
                        .setParameter("id", id.id())
                        .setParameter("status", status.name())
                        .setParameter("now", now)
                        .setParameter("task", JOB)
                        .setParameter("job", id.id().toString())
                        .getResultList());
        return settled.contains(1L);
    }

    /** Counts a handover that is about to begin; false when none may begin any more. */
    public boolean beginHandover(OwnedId id) {
        return update(
                        "handovers = handovers + 1 where id = ?1 and status = ?2 and handovers < ?3",
                        id,
                        Message.Status.QUEUED,
                        MOST_HANDOVERS)
                == 1;
    }

    /** Ends the life of a message whose handovers all had no outcome. */
    public void giveUp(OwnedId id) {
        update(
                "status = ?1, failure = ?2 where id = ?3 and status = ?4 and handovers = ?5",
                Message.Status.UNCERTAIN,
                SmsFailure.NO_OUTCOME,
                id,
                Message.Status.QUEUED,
                MOST_HANDOVERS);
    }

    /** Writes down what came of a handover: the end of the message, or why it waits for the next one. */
    public void settle(OwnedId id, SmsOutcome outcome, Instant now) {
        if (outcome instanceof SmsOutcome.Accepted accepted) {
            update(
                    "status = ?1, sentAt = ?2, gateway = ?3, providerMessageId = ?4, failure = null"
                            + " where id = ?5 and status = ?6",
                    Message.Status.SENT,
                    now,
                    accepted.gateway(),
                    accepted.messageId(),
                    id,
                    Message.Status.QUEUED);
        } else if (outcome instanceof SmsOutcome.Failed failed) {
            update(
                    "status = ?1, handovers = 0, gateway = ?2, failure = ?3 where id = ?4 and status = ?5",
                    Message.Status.after(failed),
                    failed.gateway(),
                    failed.failure(),
                    id,
                    Message.Status.QUEUED);
        }
    }

    long countQueued() {
        return count("status", Message.Status.QUEUED);
    }

    /** Those that were asked for before this time. */
    long countQueuedBefore(Instant time) {
        return count("status = ?1 and createdAt < ?2", Message.Status.QUEUED, time);
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

    /** Those that ended without arriving, newest first. */
    List<Message> findDead(@Nullable UUID before, int limit) {
        return find(
                        "status in ('EXPIRED', 'REFUSED', 'UNCERTAIN') and id.id < ?1 order by id.id desc",
                        before == null ? AFTER_ALL : before)
                .page(0, limit)
                .list();
    }
}
