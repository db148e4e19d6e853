package com.truewatch.billing.accounts.cloudaccount.waiting;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.truewatch.billing.accounts.platform.jobs.DueWork;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Ends what has waited long enough, every minute on one replica, each in a transaction of its own. */
@Singleton
class WaitingEndJob {
    private static final Logger LOG = Logger.getLogger(WaitingEndJob.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PAGE = 1000;

    private final WaitingEndService ends;

    WaitingEndJob(WaitingEndService ends) {
        this.ends = ends;
    }

    @Produces
    @Singleton
    RecurringTask<Void> task() {
        return Tasks.recurring("end-what-waited", FixedDelay.of(PAUSE))
                .execute((job, context) -> run(context.getSchedulerState()));
    }

    /** One that fails is logged and does not keep the others. */
    void run(SchedulerState service) {
        DueWork.each(ends.findDue(PAGE), ends::lookAt, service, LOG, "The end of a cloud account goes on waiting");
    }
}
