package com.truewatch.billing.accounts.directory.imports;

import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.truewatch.billing.accounts.platform.problem.Outages;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works on imports, a job for some lines, which leaves the job for those after them in its own transaction: whatever dies,
 * the next one begins where the last transaction has ended. Lines that fail together are tried one by one.
 */
@Singleton
class ImportJob {
    private static final Logger LOG = Logger.getLogger(ImportJob.class);
    private static final TaskDescriptor<UUID> WORK = TaskDescriptor.of("account-import", UUID.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    /** Somebody who registers at the same moment fails a chunk once; what fails so often is in the line. */
    private static final int FAILURES_OF_A_CHUNK = 3;

    private final ImportService service;

    ImportJob(ImportService service) {
        this.service = service;
    }

    @Produces
    @Singleton
    static OneTimeTask<UUID> task(ImportJob self, Clock clock) {
        return Tasks.oneTime(WORK)
                .onFailure((failed, queue) -> queue.reschedule(
                        failed, clock.instant().plus(pause(failed.getExecution().consecutiveFailures))))
                .execute((job, context) -> self.run(job.getData(), context.getExecution().consecutiveFailures));
    }

    /** That which goes on after this line. */
    static SchedulableInstance<UUID> of(UUID importId, int lastLine, Instant now) {
        return WORK.instance(importId + "/" + lastLine).data(importId).scheduledTo(now);
    }

    void run(UUID importId, int failuresBefore) {
        if (failuresBefore < FAILURES_OF_A_CHUNK) {
            service.work(importId, Integer.MAX_VALUE);
            return;
        }
        try {
            service.work(importId, 1);
        } catch (RuntimeException failed) {
            if (Outages.isOutage(failed)) {
                throw failed;
            }
            LOG.errorf(failed, "A line of import %s fails", importId);
            service.passOver(importId);
        }
    }

    private static Duration pause(int failuresBefore) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(9, failuresBefore));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
