package com.truewatch.billing.accounts.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Runs every purge, once an hour on one replica. One that fails is logged and does not keep the others from theirs. */
@Singleton
class PurgeJob {
    private static final Logger LOG = Logger.getLogger(PurgeJob.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final List<Purge> purges;
    private final Clock clock;

    @Inject
    PurgeJob(@All List<Purge> purges, @All List<Retention> retentions, EntityManager entities, Clock clock) {
        this(
                Stream.concat(purges.stream(), retentions.stream().map(it -> new TablePurge(entities, it)))
                        .toList(),
                clock);
    }

    PurgeJob(List<Purge> purges, Clock clock) {
        this.purges = purges;
        this.clock = clock;
    }

    @Produces
    @Singleton
    RecurringTask<Void> task() {
        return Tasks.recurring("purge", FixedDelay.of(PAUSE))
                .execute((job, context) -> run(context.getSchedulerState()));
    }

    /** Stops between two batches when the service does. */
    void run(SchedulerState service) {
        Instant now = clock.instant();
        for (Purge purge : purges) {
            try {
                run(purge, now, service);
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "Purge of %s failed", purge.name());
            }
        }
    }

    private static void run(Purge purge, Instant now, SchedulerState service) {
        int deleted = Purge.BATCH;
        int total = 0;
        while (deleted == Purge.BATCH && !service.isShuttingDown()) {
            deleted = QuarkusTransaction.requiringNew().call(() -> purge.purge(now));
            total += deleted;
        }
        LOG.debugf("Purged %d of %s", total, purge.name());
    }
}
