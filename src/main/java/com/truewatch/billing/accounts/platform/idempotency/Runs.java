package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.idempotency.answer.StoredAnswer;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Begins and ends calls under keys. A repeat that comes while the first still runs waits for its answer, for a moment and
 * without a connection; and a call whose end cannot be written down, because the database is away, is ended later.
 */
@Singleton
class Runs {
    private static final Logger LOG = Logger.getLogger(Runs.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

    /** Each holds a thread of those that answer requests. */
    private final Semaphore waiting = new Semaphore(64);

    private final IdempotencyService service;
    private final UnendedRuns unended;

    Runs(IdempotencyService service, UnendedRuns unended) {
        this.service = service;
        this.unended = unended;
    }

    /**
     * As {@link IdempotencyService#claim}; where nobody knows whether it was claimed, it is forgotten again.
     *
     * @throws ProblemException {@code unavailable} in place of {@code request-in-progress} for a call that is over, where
     *     the database has not been told yet
     */
    Claim begin(RequestId id, byte[] body) {
        try {
            return claimOrAwait(service.stake(id), body);
        } catch (ProblemException refused) {
            throw refused.problem() == Problem.REQUEST_IN_PROGRESS && unended.contains(id)
                    ? ProblemException.unavailable(Duration.ofSeconds(1))
                    : refused;
        }
    }

    private Claim claimOrAwait(Claim.Won stake, byte[] body) {
        try {
            return claim(stake, body);
        } catch (ProblemException refused) {
            if (refused.problem() != Problem.REQUEST_IN_PROGRESS || !waiting.tryAcquire()) {
                throw refused;
            }
        }
        try {
            return await(stake, body);
        } finally {
            waiting.release();
        }
    }

    /** Its work had no effect; where nobody is left to be told, it ends here. */
    void fail(Run run, Optional<StoredAnswer> worthKeeping) {
        if (run.fail(worthKeeping.orElse(null))) {
            unended.add(run.claim(), worthKeeping);
        }
    }

    /** Whoever asked is gone, or has its answer. Does not wait: it is called on an event loop. */
    void lose(Run run) {
        if (run.lose()) {
            unended.add(run.claim(), Optional.ofNullable(run.refusal()));
        }
    }

    /** Keeps the answer of a call that has done nothing, or forgets the call. Never fails: its caller is to be told. */
    void end(Run run, Optional<StoredAnswer> answer) {
        if (!run.end()) {
            return;
        }
        Claim.Won claim = run.claim();
        try {
            if (answer.isPresent()) {
                service.keep(claim, answer.get());
            } else {
                service.forget(claim);
            }
        } catch (RuntimeException away) {
            LOG.warnf("%s is not ended yet: %s", claim.request(), away.getMessage());
            unended.add(claim, answer);
        }
    }

    private Claim await(Claim.Won stake, byte[] body) {
        long begun = System.nanoTime();
        Duration pause = LONGEST_PAUSE.dividedBy(8);
        while (true) {
            pause(pause);
            try {
                return claim(stake, body);
            } catch (ProblemException refused) {
                boolean over = System.nanoTime() - begun > PATIENCE.toNanos();
                if (refused.problem() != Problem.REQUEST_IN_PROGRESS || over) {
                    throw refused;
                }
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
        }
    }

    private Claim claim(Claim.Won stake, byte[] body) {
        try {
            return service.claim(stake, body);
        } catch (ProblemException refused) {
            throw refused;
        } catch (RuntimeException unknown) {
            unended.add(stake, Optional.empty());
            throw unknown;
        }
    }

    private static void pause(Duration pause) {
        try {
            TimeUnit.MILLISECONDS.sleep(pause.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ProblemException.unavailable(Duration.ofSeconds(1));
        }
    }
}
