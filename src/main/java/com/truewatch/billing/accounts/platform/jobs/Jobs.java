package com.truewatch.billing.accounts.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.truewatch.billing.accounts.platform.id.Ids;
import io.quarkus.arc.All;
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
 * The queue of jobs, on PostgreSQL (db-scheduler): a row per job, written in the business transaction, taken by any
 * replica. A replica that dies leaves its jobs to the others after four missed heartbeats. Every task that is a bean is
 * known to it; a recurring one has one row, and so runs on one replica at a time.
 */
@ApplicationScoped
public class Jobs {
    /** Each of four SMS gateways may keep two of them waiting; the others see to everything else. */
    private static final int WORKERS = 12;

    /** Also how late another replica may find a job whose own replica died before it could wake its workers. */
    private static final Duration POLLING = Duration.ofSeconds(1);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(10);

    private final Scheduler scheduler;
    private final TransactionSynchronizationRegistry transactions;

    Jobs(
            DataSource dataSource,
            @All List<OneTimeTask<?>> oneTime,
            @All List<RecurringTask<?>> recurring,
            Clock clock,
            TransactionSynchronizationRegistry transactions) {
        this.transactions = transactions;
        this.scheduler = Scheduler.create(dataSource, List.copyOf(oneTime))
                .startTasks(recurring)
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

    /** One insert in the caller's transaction; the workers are woken once it is committed, never before. */
    public void schedule(SchedulableInstance<?> job) {
        scheduler.scheduleBatch(List.of(job));
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
