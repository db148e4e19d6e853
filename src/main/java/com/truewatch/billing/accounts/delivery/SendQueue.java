package com.truewatch.billing.accounts.delivery;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.jobs.Jobs;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

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
                        queue.reschedule(failed, clock.instant().plus(pause(failed))))
                .execute((job, context) -> sender.send(job.getData()));
    }

    /** In the caller's transaction. */
    void schedule(OwnedId message) {
        jobs.schedule(SEND.instance(message.id().toString()).data(message).scheduledTo(clock.instant()));
    }

    /** Who only waits for a turn does not wait longer each time. */
    private static Duration pause(ExecutionComplete failed) {
        boolean wantsTurn = failed.getCause()
                .filter(it -> it instanceof NotSentException notSent && notSent.isForWantOfATurn())
                .isPresent();
        return pause(wantsTurn ? 0 : failed.getExecution().consecutiveFailures);
    }

    /**
     * 1, 2, 4 .. 60 seconds, a random half of it left out: a server that was away for a moment costs a moment, and what
     * failed together does not come back together.
     */
    static Duration pause(int failuresBefore) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(6, failuresBefore));
        long longest = (doubled.compareTo(LONGEST_RETRY) < 0 ? doubled : LONGEST_RETRY).toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
    }
}
