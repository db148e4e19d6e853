package com.truewatch.billing.accounts.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * The queue of messages to send, on PostgreSQL (db-scheduler): a row per job, written in the business transaction, taken
 * by any replica. A replica that dies leaves its jobs to the others after four missed heartbeats.
 */
@ApplicationScoped
class SendQueue {
    private static final TaskDescriptor<OwnedId> SEND = TaskDescriptor.of("send", OwnedId.class);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final int WORKERS = 4;
    /** Also how late another replica may find a job whose own replica died before it could wake its workers. */
    private static final Duration POLLING = Duration.ofSeconds(1);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final Clock clock;
    private final TransactionSynchronizationRegistry transactions;

    SendQueue(DataSource dataSource, Sender sender, Clock clock, TransactionSynchronizationRegistry transactions) {
        this.clock = clock;
        this.transactions = transactions;
        OneTimeTask<OwnedId> task = Tasks.oneTime(SEND)
                .onFailure((failed, queue) ->
                        queue.reschedule(failed, clock.instant().plus(pause(failed.getExecution()))))
                .execute((job, context) -> sender.send(job.getData()));
        this.scheduler = Scheduler.create(dataSource, task)
                .schedulerName(new SchedulerName.Fixed(Ids.next().toString()))
                .clock(clock::instant)
                .serializer(new JacksonSerializer())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .pollUsingLockAndFetch(0.5, 1.0)
                .threads(WORKERS)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_SHUTDOWN)
                .build();
    }

    void start(@Observes StartupEvent started) {
        scheduler.start();
    }

    void stop(@Observes ShutdownEvent stopping) {
        scheduler.stop();
    }

    /** 1, 2, 4 .. 60 seconds: a server that was away for a moment costs a moment. */
    private static Duration pause(Execution failed) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(6, failed.consecutiveFailures));
        return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    }

    /** One insert in the caller's transaction; the workers are woken once it is committed, never before. */
    void schedule(OwnedId message) {
        scheduler.scheduleBatch(
                List.of(SEND.instance(message.id().toString()).data(message).scheduledTo(clock.instant())));
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is due before the commit.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    scheduler.triggerCheckForDueExecutions();
                }
            }
        });
    }
}
