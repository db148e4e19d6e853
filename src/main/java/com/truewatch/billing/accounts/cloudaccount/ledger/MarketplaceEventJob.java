package com.truewatch.billing.accounts.cloudaccount.ledger;

import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Handles an event that was stored and not handled at once. */
@Singleton
public class MarketplaceEventJob {
    private static final TaskDescriptor<UUID> HANDLE = TaskDescriptor.of("marketplace-event", UUID.class);

    /** Whoever stored it has handled it by then, as a rule. */
    private static final Duration HEAD_START = Duration.ofSeconds(30);

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** A week of hours: what fails for so long waits for staff. */
    private static final int MOST_FAILURES = 170;

    private MarketplaceEventJob() {}

    @Produces
    @Singleton
    static OneTimeTask<UUID> task(EventInbox inbox, Clock clock) {
        return Tasks.oneTime(HANDLE)
                .onFailure((failed, queue) -> {
                    int failures = failed.getExecution().consecutiveFailures;
                    if (failures < MOST_FAILURES) {
                        queue.reschedule(failed, clock.instant().plus(pause(failures)));
                    } else {
                        queue.stop();
                    }
                })
                .execute((job, context) -> inbox.handle(job.getData()));
    }

    /** A job of its own each time, for an event may be handled again. */
    static SchedulableInstance<UUID> of(UUID event, Instant now) {
        return HANDLE.instance(Ids.next().toString()).data(event).scheduledTo(now.plus(HEAD_START));
    }

    /** Half a minute, a minute, two .. an hour. */
    public static Duration pause(int failuresBefore) {
        Duration doubled = HEAD_START.multipliedBy(1L << Math.min(7, failuresBefore));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
