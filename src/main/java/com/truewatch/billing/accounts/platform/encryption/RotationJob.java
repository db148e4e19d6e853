package com.truewatch.billing.accounts.platform.encryption;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Encrypts anew what an older key has encrypted, row by row, each in a transaction of its own: killed anywhere, the next run
 * goes on with what is left. Once an hour on one replica. A row that fails is logged and passed over.
 */
@Singleton
class RotationJob {
    private static final Logger LOG = Logger.getLogger(RotationJob.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int PAGE = 100;

    private final List<KeyRotation> rotations;
    private final PersonalData data;

    RotationJob(@All List<KeyRotation> rotations, PersonalData data) {
        this.rotations = rotations;
        this.data = data;
    }

    @Produces
    @Singleton
    RecurringTask<Void> task() {
        return Tasks.recurring("encrypt-anew", FixedDelay.of(PAUSE))
                .execute((job, context) -> run(context.getSchedulerState()));
    }

    /** Stops between two rows when the service does; does nothing without keys. */
    void run(SchedulerState service) {
        try {
            data.requireKeys();
        } catch (ProblemException withoutKeys) {
            return;
        }
        rotations.forEach(it -> run(it, service));
    }

    private static void run(KeyRotation rotation, SchedulerState service) {
        @Nullable OwnedId last = null;
        List<OwnedId> stale = page(rotation, last);
        while (!stale.isEmpty()) {
            for (OwnedId id : stale) {
                if (service.isShuttingDown()) {
                    return;
                }
                encryptAnew(rotation, id);
                last = id;
            }
            stale = page(rotation, last);
        }
    }

    private static List<OwnedId> page(KeyRotation rotation, @Nullable OwnedId last) {
        return QuarkusTransaction.requiringNew().call(() -> rotation.findStale(last, PAGE));
    }

    private static void encryptAnew(KeyRotation rotation, OwnedId id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> rotation.encryptAnew(id));
        } catch (RuntimeException failed) {
            LOG.errorf(failed, "%s %s is not encrypted anew", rotation.name(), id.id());
        }
    }
}
