package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Lets the first call under a key run, and answers those after it. Every step is committed by itself: a claim must be
 * seen by parallel calls at once, and outlives a call that is rolled back.
 */
@ApplicationScoped
public class IdempotencyService {
    private static final String PURPOSE = "idempotent-request";

    private final IdempotentRequestRepository requests;
    private final Secrets secrets;
    private final Clock clock;

    IdempotencyService(IdempotentRequestRepository requests, Secrets secrets, Clock clock) {
        this.requests = requests;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Takes a call, or finds what it was answered.
     *
     * @throws ProblemException {@code idempotency-key-reused} when the key came with another body, {@code
     *     request-in-progress} while the first call runs
     */
    @Transactional(TxType.REQUIRES_NEW)
    public Claim claim(RequestId id, byte[] body) {
        String keyId = secrets.currentKeyId();
        IdempotentRequest request =
                new IdempotentRequest(id, keyId, tag(keyId, body).orElseThrow(), Ids.next(), clock.instant());
        if (requests.insertIfUnknown(request)) {
            return new Claim.Won(id, request.run());
        }
        // Where it is gone again, it ran a moment ago and left nothing to repeat.
        IdempotentRequest earlier =
                requests.lock(id).orElseThrow(() -> new ProblemException(Problem.REQUEST_IN_PROGRESS));
        return claim(earlier, request, body);
    }

    /** Keeps the answer of a run; that of one that was taken over is dropped. */
    @Transactional(TxType.REQUIRES_NEW)
    public void keep(Claim.Won claim, StoredAnswer answer) {
        requests.lock(claim.request()).filter(it -> it.isRunBy(claim.run())).ifPresent(it -> it.end(answer));
    }

    /** Forgets whatever a caller was answered, in its transaction: answers tell of the caller. */
    @Transactional(TxType.MANDATORY)
    public void forgetAllOf(String caller) {
        requests.delete("id.caller", caller);
    }

    /** Forgets a run whose answer says nothing of the next: a repeat runs anew. */
    @Transactional(TxType.REQUIRES_NEW)
    public void forget(Claim.Won claim) {
        requests.lock(claim.request()).filter(it -> it.isRunBy(claim.run())).ifPresent(requests::delete);
    }

    private Claim claim(IdempotentRequest earlier, IdempotentRequest request, byte[] body) {
        Instant now = request.createdAt();
        if (!earlier.isForgotten(now)) {
            requireSameBody(earlier, body);
            Optional<StoredAnswer> answer = earlier.answer();
            if (answer.isPresent()) {
                return new Claim.Answered(answer.get());
            }
            if (!earlier.isAbandoned(now)) {
                throw new ProblemException(Problem.REQUEST_IN_PROGRESS);
            }
        }
        earlier.restart(request);
        return new Claim.Won(request.id(), request.run());
    }

    private void requireSameBody(IdempotentRequest earlier, byte[] body) {
        if (tag(earlier.tagKeyId(), body)
                .filter(it -> Secrets.sameBytes(it, earlier.bodyTag()))
                .isEmpty()) {
            throw new ProblemException(Problem.IDEMPOTENCY_KEY_REUSED);
        }
    }

    private Optional<byte[]> tag(String keyId, byte[] body) {
        return secrets.derive(keyId, PURPOSE, (Object) body);
    }
}
