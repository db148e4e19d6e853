package com.truewatch.billing.accounts.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.serializer.JacksonSerializer;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.truewatch.billing.accounts.platform.id.Ids;
import io.agroal.api.AgroalDataSource;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The queue of jobs, on PostgreSQL (db-scheduler): a row per job, written in the business transaction, taken by any
 * replica. A replica that dies leaves its jobs to the others after four missed heartbeats. Every task that is a bean is
 * known to it; a recurring one has one row, and so runs on one replica at a time. What speaks to a server that may hang
 * has {@link OwnWorkers}. Nobody waits until the disk has it that a job was taken or put away.
 */
@ApplicationScoped
public class Jobs {
    /** Of every task that has none of its own. */
    private static final int WORKERS = 4;

    private static final String QUEUE = "job_queue";

    /** Also how late another replica may find a job whose own replica died before it could wake its workers. */
    private static final Duration POLLING = Duration.ofSeconds(1);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_SHUTDOWN = Duration.ofSeconds(10);

    private final AgroalDataSource dataSource;
    private final AgroalDataSource pool;
    private final Clock clock;
    private final Map<String, Scheduler> schedulers = new HashMap<>();
    private final Map<String, SchedulerClient> clients = new HashMap<>();
    private final TransactionSynchronizationRegistry transactions;

    Jobs(
            AgroalDataSource dataSource,
            @All List<OneTimeTask<?>> oneTime,
            @All List<RecurringTask<?>> recurring,
            @All List<OwnWorkers> own,
            Clock clock,
            TransactionSynchronizationRegistry transactions) {
        this.dataSource = dataSource;
        this.pool = JobsPool.beside(dataSource);
        this.clock = clock;
        this.transactions = transactions;
        schedulers.put(
                QUEUE,
                builder(QUEUE, WORKERS, List.copyOf(oneTime))
                        .startTasks(recurring)
                        .build());
        clients.put(QUEUE, client(QUEUE, List.copyOf(oneTime)).build());
        own.forEach(it -> {
            schedulers.put(it.queue(), scheduler(it));
            clients.put(it.queue(), client(it));
        });
    }

    /** Without prioritisation not even the priority itself is written. */
    private Scheduler scheduler(OwnWorkers own) {
        SchedulerBuilder builder = builder(own.queue(), own.count(), List.of(own.task()));
        return (own.prioritised() ? builder.enablePriority() : builder).build();
    }

    private SchedulerBuilder builder(String queue, int workers, List<Task<?>> tasks) {
        return Scheduler.create(pool, tasks)
                .tableName(queue)
                .schedulerName(new SchedulerName.Fixed(Ids.next().toString()))
                .clock(clock::instant)
                .serializer(new JacksonSerializer())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
                .pollUsingLockAndFetch(0.5, 1.0)
                .threads(workers)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_SHUTDOWN);
    }

    /** Whoever leaves a job does so in a transaction of the main pool, whose commit is waited for. */
    private SchedulerClient client(OwnWorkers own) {
        SchedulerClient.Builder builder = client(own.queue(), List.of(own.task()));
        return (own.prioritised() ? builder.enablePriority() : builder).build();
    }

    private SchedulerClient.Builder client(String queue, List<Task<?>> tasks) {
        return SchedulerClient.Builder.create(dataSource, tasks)
                .tableName(queue)
                .serializer(new JacksonSerializer())
                .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true));
    }

    void start(@Observes StartupEvent started) {
        schedulers.values().forEach(Scheduler::start);
    }

    /** All of them at once: each waits for what its workers have begun. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        List<Thread> stops =
                schedulers.values().stream().map(it -> new Thread(it::stop)).toList();
        stops.forEach(Thread::start);
        for (Thread stop : stops) {
            stop.join();
        }
        pool.close();
    }

    /** One insert in the caller's transaction; the workers are woken once it is committed, never before. */
    public void schedule(SchedulableInstance<?> job) {
        schedule(QUEUE, job);
    }

    /** The same for a task with {@link OwnWorkers}, by the name of their queue. */
    public void schedule(String queue, SchedulableInstance<?> job) {
        Scheduler scheduler = Objects.requireNonNull(schedulers.get(queue));
        Objects.requireNonNull(clients.get(queue)).scheduleBatch(List.of(job));
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
