package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.idempotency.answer.AnswerCipher;
import com.truewatch.billing.accounts.platform.idempotency.answer.StoredAnswer;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets the first call under a key run, and answers those after it. A claim is committed by itself, so that parallel calls
 * see it at once; the answer is, wherever it can be, committed with what the call did.
 */
@ApplicationScoped
public class IdempotencyService {
    private static final String PURPOSE = "idempotent-request";

    private final IdempotentRequestRepository requests;
    private final AnswerCipher cipher;
    private final Secrets secrets;
    private final Clock clock;

    IdempotencyService(IdempotentRequestRepository requests, AnswerCipher cipher, Secrets secrets, Clock clock) {
        this.requests = requests;
        this.cipher = cipher;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What a call wins, if it is the first. */
    Claim.Won stake(RequestId id) {
        return new Claim.Won(id, Ids.next(), secrets.currentKeyId());
    }

    /**
     * Takes a call, or finds what it was answered.
     *
     * @throws ProblemException {@code idempotency-key-reused} when the key came with another body, {@code
     *     request-in-progress} while the first call runs, {@code not-found} where the answer was erased with the account
     *     that it told of
     */
    @Transactional(TxType.REQUIRES_NEW)
    public Claim claim(Claim.Won stake, byte[] body) {
        IdempotentRequest request =
                new IdempotentRequest(stake, tag(stake.keyId(), body).orElseThrow(), clock.instant());
        if (requests.insertIfUnknown(request)) {
            return stake;
        }
        // Where it is gone again, it ran a moment ago and left nothing to repeat.
        IdempotentRequest earlier =
                requests.lock(stake.request()).orElseThrow(() -> new ProblemException(Problem.REQUEST_IN_PROGRESS));
        return claim(earlier, request, stake, body);
    }

    /** The same under a run that nobody else knows of. */
    @Transactional(TxType.REQUIRES_NEW)
    public Claim claim(RequestId id, byte[] body) {
        return claim(stake(id), body);
    }

    /**
     * Keeps the answer of a run in the transaction of what it did.
     *
     * @throws ProblemException {@code request-in-progress} when the run was taken over: what it did must not be
     */
    @Transactional(TxType.MANDATORY)
    public void keepWithEffect(Claim.Won claim, StoredAnswer answer) {
        if (!end(claim, answer) && requests.isTakenOver(claim)) {
            throw new ProblemException(Problem.REQUEST_IN_PROGRESS);
        }
    }

    /** Keeps the answer of a run that did nothing; that of one that was taken over is dropped. */
    @Transactional(TxType.REQUIRES_NEW)
    public void keep(Claim.Won claim, StoredAnswer answer) {
        end(claim, answer);
    }

    /**
     * Forgets what an account that is closed was answered, and what others were told of it, in the transaction of the
     * caller. A repeat of theirs is not done anew: it is {@code not-found}.
     */
    @Transactional(TxType.MANDATORY)
    public void forgetAllOf(UUID accountId) {
        requests.delete("id.caller", accountId.toString());
        requests.eraseWhatMentions(accountId, clock.instant());
    }

    /** Forgets a run whose answer says nothing of the next: a repeat runs anew. */
    @Transactional(TxType.REQUIRES_NEW)
    public void forget(Claim.Won claim) {
        requests.lock(claim.request()).filter(it -> it.isRunBy(claim.run())).ifPresent(requests::delete);
    }

    private boolean end(Claim.Won claim, StoredAnswer answer) {
        return requests.end(claim, answer, cipher.encrypt(claim, answer));
    }

    private Claim claim(IdempotentRequest earlier, IdempotentRequest request, Claim.Won stake, byte[] body) {
        Instant now = request.createdAt();
        if (!earlier.isForgotten(now)) {
            requireSameBody(earlier, body);
            if (earlier.isEnded()) {
                return new Claim.Answered(answer(earlier));
            }
            if (!earlier.isAbandoned(now)) {
                throw new ProblemException(Problem.REQUEST_IN_PROGRESS);
            }
        }
        earlier.restart(request);
        return stake;
    }

    private StoredAnswer answer(IdempotentRequest request) {
        if (request.isErased()) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        byte[] encrypted = request.encryptedAnswer();
        return encrypted == null ? request.clearAnswer() : cipher.decrypt(request, encrypted);
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
