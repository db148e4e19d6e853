package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.idempotency.answer.StoredAnswer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Calls that are over, while the database does not know: their connection was lost, or it was away when that was to be
 * written down. Tried again every second, so that a repeat need not wait until {@link IdempotentRequest#LONGEST_RUN} is
 * over. A run that was taken over, or whose answer was committed after all, stays as it is.
 */
@Singleton
class UnendedRuns {
    private static final Logger LOG = Logger.getLogger(UnendedRuns.class);

    /** What is more is left to time. */
    private static final int MOST = 10_000;

    private final IdempotencyService service;
    private final Set<RequestId> requests = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Ending> endings = new LinkedBlockingQueue<>(MOST);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(UnendedRuns::daemon);

    UnendedRuns(IdempotencyService service) {
        this.service = service;
        thread.execute(this::endAll);
    }

    /** With this answer, or with none that says anything of the next. */
    void add(Claim.Won claim, Optional<StoredAnswer> answer) {
        requests.add(claim.request());
        if (!endings.offer(new Ending(claim, answer.orElse(null)))) {
            requests.remove(claim.request());
            LOG.warnf("Too many to remember: %s", claim.request());
        }
    }

    /** Whether a call still seems to run, and does not. */
    boolean contains(RequestId request) {
        return requests.contains(request);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }

    private void endAll() {
        try {
            while (true) {
                Ending next = endings.take();
                while (!isWritten(next)) {
                    TimeUnit.SECONDS.sleep(1);
                }
                requests.remove(next.claim.request());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isWritten(Ending ending) {
        try {
            if (ending.answer == null) {
                service.forget(ending.claim);
            } else {
                service.keep(ending.claim, ending.answer);
            }
            return true;
        } catch (RuntimeException away) {
            LOG.debugf("%s is not ended yet: %s", ending.claim.request(), away.getMessage());
            return false;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "unended-runs");
        thread.setDaemon(true);
        return thread;
    }

    private record Ending(Claim.Won claim, @Nullable StoredAnswer answer) {}
}
