package com.truewatch.billing.accounts.account.hold;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Tells that holds are over, every minute on one replica. */
@Singleton
class HoldJob {
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final HoldService holds;

    HoldJob(HoldService holds) {
        this.holds = holds;
    }

    @Produces
    @Singleton
    RecurringTask<Void> task() {
        return Tasks.recurring("tell-released", FixedDelay.of(PAUSE))
                .execute((job, context) -> run(context.getSchedulerState()));
    }

    /** All of them. Stops between two pages when the service does. */
    void run(SchedulerState service) {
        int told = HoldService.PAGE;
        while (told == HoldService.PAGE && !service.isShuttingDown()) {
            told = holds.tellReleased();
        }
    }
}
