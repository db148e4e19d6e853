package com.truewatch.billing.accounts.delivery;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.jobs.Jobs;
import com.truewatch.billing.accounts.platform.jobs.OwnWorkers;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The queues of messages to send: a job each. Mails and text messages have workers of their own, so that a server that
 * hangs keeps the other channel from nothing.
 */
@Singleton
class SendQueue {
    private static final String MAILS = "mail_queue";
    private static final String TEXT_MESSAGES = "text_message_queue";

    /** Not more than the mailer has connections. */
    private static final int MAIL_WORKERS = 8;

    /** Each of three gateways may keep two of them waiting; the fourth still has two. */
    private static final int TEXT_MESSAGE_WORKERS = 8;

    /** By it the queues are told apart, as the version before this one, which has one queue, does not: it sends both. */
    private static final int TEXT_MESSAGE_PRIORITY = 90;

    private static final TaskDescriptor<OwnedId> SEND = TaskDescriptor.of(MessageRepository.JOB, OwnedId.class);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private final Jobs jobs;
    private final Clock clock;

    SendQueue(Jobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Produces
    @Singleton
    static OwnWorkers mailWorkers(Sender sender, Clock clock) {
        return new OwnWorkers(MAILS, MAIL_WORKERS, task(sender, clock), false);
    }

    @Produces
    @Singleton
    static OwnWorkers textMessageWorkers(Sender sender, Clock clock) {
        return new OwnWorkers(TEXT_MESSAGES, TEXT_MESSAGE_WORKERS, task(sender, clock), true);
    }

    /** A message that came to its end has taken its job with it, in the same statement. */
    private static CustomTask<OwnedId> task(Sender sender, Clock clock) {
        return Tasks.custom(SEND)
                .onFailure((failed, queue) ->
                        queue.reschedule(failed, clock.instant().plus(pause(failed))))
                .execute((job, context) -> sender.send(job.getData()) == Job.IS_GONE
                        ? (ended, queue) -> {}
                        : new CompletionHandler.OnCompleteRemove<>());
    }

    /** What is left of a job when it is done. */
    enum Job {
        /** Its row, which is still to be deleted. */
        REMAINS,
        /** Nothing. */
        IS_GONE
    }

    /** In the caller's transaction. */
    void schedule(OwnedId message, Channel channel) {
        TaskInstance.Builder<OwnedId> job =
                SEND.instance(message.id().toString()).data(message);
        if (channel == Channel.SMS) {
            jobs.schedule(TEXT_MESSAGES, job.priority(TEXT_MESSAGE_PRIORITY).scheduledTo(clock.instant()));
        } else {
            jobs.schedule(MAILS, job.scheduledTo(clock.instant()));
        }
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
