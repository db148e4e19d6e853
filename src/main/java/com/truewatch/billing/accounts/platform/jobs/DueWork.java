package com.truewatch.billing.accounts.platform.jobs;

import com.github.kagkarlsson.scheduler.SchedulerState;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** What a recurring job finds due, each done in a transaction of its own: one that fails keeps no other waiting. */
public final class DueWork {
    private DueWork() {}

    /**
     * Does one after another, and stops between two of them when the service does.
     *
     * @param due what, as {@code act} takes it
     * @param act does one; what it throws is logged
     * @param service whether it goes on
     * @param log of the job
     * @param failure what is said of one that failed; it names nobody
     */
    public static <T> void each(
            List<T> due, Consumer<? super T> act, SchedulerState service, Logger log, String failure) {
        for (T one : due) {
            if (service.isShuttingDown()) {
                return;
            }
            try {
                act.accept(one);
            } catch (RuntimeException failed) {
                log.error(failure, failed);
            }
        }
    }
}
