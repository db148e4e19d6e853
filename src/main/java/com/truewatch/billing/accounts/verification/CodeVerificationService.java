package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import com.truewatch.billing.accounts.verification.throttle.FailedCodes;
import com.truewatch.billing.accounts.verification.throttle.SmsBudget;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The one gate for codes. A try is counted and committed before its code is compared, so that no crash, race or disconnect
 * gives a free one; a refusal is written down and committed before it is thrown, and the count is on the disk then; what a
 * right code allows happens in one transaction with its redemption, which takes the count back.
 *
 * <p>What its callers saw before the code was compared, they look at again under lock when they act; and they redeem the
 * code after they have locked what they change. So of parallel callers with one code, one acts.
 */
@ApplicationScoped
public class CodeVerificationService {
    private final CodeAttempts attempts;
    private final ChallengeRepository challenges;
    private final CodeTries tries;
    private final FailedCodes failedCodes;
    private final SmsBudget smsBudget;
    private final Secrets secrets;
    private final Event<CodeMetricEvent> steps;
    private final LastTransaction last;
    private final Clock clock;

    CodeVerificationService(
            CodeAttempts attempts,
            ChallengeRepository challenges,
            CodeTries tries,
            FailedCodes failedCodes,
            SmsBudget smsBudget,
            Secrets secrets,
            Event<CodeMetricEvent> steps,
            LastTransaction last,
            Clock clock) {
        this.attempts = attempts;
        this.challenges = challenges;
        this.tries = tries;
        this.failedCodes = failedCodes;
        this.smsBudget = smsBudget;
        this.secrets = secrets;
        this.steps = steps;
        this.last = last;
        this.clock = clock;
    }

    /**
     * Somebody is about to enter the code of a request that {@link CodeRequests} has begun.
     *
     * @param type what a refusal is called in the timeline
     * @throws ProblemException {@code not-found}
     */
    @Transactional(TxType.NEVER)
    public CodeAttempt attempt(Purpose purpose, UUID requestId, Client client, ActivityType type) {
        return attempts.of(purpose, requestId, client, type);
    }

    /**
     * A code would be compared now. Whoever does something costly before a code is compared asks this first; nothing is
     * counted.
     *
     * @throws ProblemException {@code locked}, {@code code-expired}, {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public void requireOpen(CodeAttempt attempt) {
        Optional<Verdict> refusal = refusal(attempt);
        if (refusal.isPresent()) {
            throw refuse(attempt, refusal.get());
        }
    }

    /**
     * Counts the try and compares the code; does what a right one allows.
     *
     * @param act done in the last transaction of the operation; locks what it changes, then redeems the code
     * @throws ProblemException {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public <T> T verify(CodeAttempt attempt, String code, Function<Verdict.Right, T> act) {
        return verifyFirst(attempt, code, right -> last.of(() -> act.apply(right)));
    }

    /**
     * The same for whoever has more to do about a right code than one transaction.
     *
     * @param rest called outside of any transaction; what it throws leaves the code good, and takes the try back
     * @throws ProblemException {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public <T> T verifyFirst(CodeAttempt attempt, String code, Function<Verdict.Right, T> rest) {
        Verdict verdict = compare(attempt, code);
        if (!(verdict instanceof Verdict.Right right)) {
            throw refuse(attempt, verdict);
        }
        boolean done = false;
        try {
            T result = rest.apply(right);
            done = true;
            return result;
        } finally {
            if (!done) {
                QuarkusTransaction.requiringNew().run(() -> tries.giveBack(right));
            }
        }
    }

    /**
     * Uses a right code up, in the transaction of what it allows; of many callers with one code, one gets through.
     *
     * @throws ProblemException {@code code-expired} when somebody else was faster, or a newer code took its place
     */
    @Transactional(TxType.MANDATORY)
    public void redeem(Verdict.Right proof) {
        if (!tries.redeem(proof, clock.instant())) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
        Challenge sent = proof.sent();
        sent.phone().ifPresent(it -> smsBudget.confirmed(it, sent.sentAt()));
        steps.fire(new CodeMetricEvent(sent.purpose(), CodeMetricEvent.Outcome.CONFIRMED));
    }

    /** Leaves a right code good, in the transaction that says why it allows nothing now. */
    @Transactional(TxType.MANDATORY)
    public void spare(Verdict.Right proof) {
        tries.giveBack(proof);
    }

    /** Where the refusal cannot be written down, the count is. */
    private ProblemException refuse(CodeAttempt attempt, Verdict verdict) {
        boolean written = false;
        try {
            ProblemException refusal = QuarkusTransaction.requiringNew()
                    .call(() -> attempt.refusal().apply(verdict));
            written = true;
            return refusal;
        } finally {
            if (!written) {
                QuarkusTransaction.requiringNew()
                        .run(() -> tries.keep(attempt.challenge().id()));
            }
        }
    }

    /** As comparing the code would refuse it. */
    private Optional<Verdict> refusal(CodeAttempt attempt) {
        Instant now = clock.instant();
        if (attempt.challenge().attemptsLeft() <= 0) {
            return Optional.of(new Verdict.UsedUp());
        }
        if (!attempt.challenge().isOpen(now)) {
            return Optional.of(new Verdict.Lapsed());
        }
        Duration wait = failedCodes.wait(attempt.budget(), now);
        return wait.isZero() ? Optional.empty() : Optional.of(new Verdict.Blocked(wait));
    }

    /** Counts first; whoever redeems a right code takes its count back. */
    private Verdict compare(CodeAttempt attempt, String code) {
        OwnedId id = attempt.challenge().id();
        Optional<CodeTries.Count> taken = tries.take(id, attempt.budget(), clock.instant());
        if (taken.isEmpty()) {
            return notCompared(attempt, QuarkusTransaction.requiringNew().call(() -> whyNotCounted(attempt)));
        }
        CodeTries.Count count = taken.get();
        if (count.failed() == 0) {
            QuarkusTransaction.requiringNew().run(() -> tries.giveBackTry(id));
            return notCompared(attempt, QuarkusTransaction.requiringNew().call(() -> whyNotCounted(attempt)));
        }
        Challenge sent = attempt.challenge().sends() == count.send()
                ? attempt.challenge()
                : QuarkusTransaction.requiringNew().call(() -> challenges.findById(id));
        if (sent == null || !isRight(sent, code)) {
            steps.fire(new CodeMetricEvent(attempt.challenge().purpose(), CodeMetricEvent.Outcome.REFUSED));
            return new Verdict.Wrong(CodePolicy.TRIES - count.tries(), count.failed() == CodePolicy.FAILED_CODES);
        }
        return new Verdict.Right(sent, attempt.budget());
    }

    private boolean isRight(Challenge sent, String code) {
        boolean same = sent.code(secrets)
                .map(expected -> Secrets.sameBytes(
                        expected.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
        return same && !sent.isDecoy();
    }

    /** Looks at what may have happened since the attempt was read. */
    private Verdict whyNotCounted(CodeAttempt attempt) {
        Instant now = clock.instant();
        Challenge challenge = challenges.findById(attempt.challenge().id());
        if (challenge == null) {
            // Its account was closed a moment ago.
            return new Verdict.Lapsed();
        }
        if (challenge.attemptsLeft() <= 0) {
            return new Verdict.UsedUp();
        }
        if (!challenge.isOpen(now)) {
            return new Verdict.Lapsed();
        }
        Duration wait = failedCodes.wait(attempt.budget(), now);
        // Where it is free again, a parallel code that was right has made room just now.
        return new Verdict.Blocked(wait.isZero() ? Duration.ofSeconds(1) : wait);
    }

    private Verdict notCompared(CodeAttempt attempt, Verdict verdict) {
        steps.fire(new CodeMetricEvent(attempt.challenge().purpose(), CodeMetricEvent.Outcome.REFUSED));
        return verdict;
    }
}
