package com.truewatch.billing.accounts.factor.removal;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.truewatch.billing.accounts.platform.jobs.DueWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Lets removals take effect whose time has come, every minute on one replica, each in a transaction of its own. One that
 * fails is logged and keeps no other waiting.
 */
@Singleton
class FactorRemovalJob {
    private static final Logger LOG = Logger.getLogger(FactorRemovalJob.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PAGE = 100;

    private final FactorRemovalService removals;

    FactorRemovalJob(FactorRemovalService removals) {
        this.removals = removals;
    }

    @Produces
    @Singleton
    RecurringTask<Void> factorRemovals() {
        return Tasks.recurring("complete-factor-removals", FixedDelay.of(PAUSE))
                .execute((job, context) -> run(context.getSchedulerState()));
    }

    /** At most one page: the next run finds the rest. Stops between two of them when the service does. */
    void run(SchedulerState service) {
        DueWork.each(
                removals.findDue(PAGE),
                removals::complete,
                service,
                LOG,
                "A removal of second factors has not taken effect");
    }
}
