package com.truewatch.billing.accounts.delivery;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.jobs.Jobs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The queue of messages to send: a job each. */
@Singleton
class SendQueue {
    private static final TaskDescriptor<OwnedId> SEND = TaskDescriptor.of("send", OwnedId.class);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final Clock clock;

    SendQueue(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static OneTimeTask<OwnedId> task(Sender sender, Clock clock) {
        return Tasks.oneTime(SEND)
                .onFailure((failed, queue) ->
                        queue.reschedule(failed, clock.instant().plus(pause(failed.getExecution()))))
                .execute((job, context) -> sender.send(job.getData()));
    }

    /** In the caller's transaction. */
    void schedule(OwnedId message) {
        jobs.schedule(SEND.instance(message.id().toString()).data(message).scheduledTo(clock.instant()));
    }

    /** 1, 2, 4 .. 60 seconds: a server that was away for a moment costs a moment. */
    private static Duration pause(Execution failed) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(6, failed.consecutiveFailures));
        return doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY;
    }
}
