package com.truewatch.billing.accounts.workspace.lock;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
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
        each(locks.findDue(PAGE), locks::tellFinally, service);
        each(locks.findReminderDue(PAGE), locks::remind, service);
    }

    private static void each(List<String> due, Consumer<String> tell, SchedulerState service) {
        for (String workspaceId : due) {
            if (service.isShuttingDown()) {
                return;
            }
            try {
                tell.accept(workspaceId);
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "The lock of a workspace is not told");
            }
        }
    }
}
