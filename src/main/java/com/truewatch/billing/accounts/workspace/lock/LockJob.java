package com.truewatch.billing.accounts.workspace.lock;

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
 * Tells that locks are final, and reminds of those that will be, every minute on one replica, each in a transaction of its own. A lock does not wait for it:
 * it only lets others know. One that fails is logged and does not keep the others from being told.
 */
@Singleton
class LockJob {
    private static final Logger LOG = Logger.getLogger(LockJob.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PAGE = 1000;

    private final LockService locks;

    LockJob(LockService locks) {
        this.locks = locks;
    }

    @Produces
    @Singleton
    RecurringTask<Void> task() {
        return Tasks.recurring("tell-locks", FixedDelay.of(PAUSE))
                .execute((job, context) -> run(context.getSchedulerState()));
    }

    /** At most one page of each: the next run finds the rest. Stops between two workspaces when the service does. */
    void run(SchedulerState service) {
        String failure = "The lock of a workspace is not told";
        DueWork.each(locks.findDue(PAGE), locks::tellFinally, service, LOG, failure);
        DueWork.each(locks.findReminderDue(PAGE), locks::remind, service, LOG, failure);
    }
}
