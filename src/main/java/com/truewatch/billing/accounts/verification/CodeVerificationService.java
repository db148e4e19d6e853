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
import org.jspecify.annotations.Nullable;

/**
 * The one gate for codes. A try is counted and committed before its code is compared, so that no crash, race or disconnect
 * gives a free one; a refusal is written down and committed before it is thrown; what a right code allows happens in one
 * transaction with its redemption.
 *
 * <p>What its callers saw before the code was compared, they look at again under lock when they act; and they redeem the
 * code after they have locked what they change. So of parallel callers with one code, one acts.
 */
@ApplicationScoped
public class CodeVerificationService {
    private final CodeAttempts attempts;
    private final ChallengeRepository challenges;
    private final FailedCodes failedCodes;
    private final SmsBudget smsBudget;
    private final Secrets secrets;
    private final Event<CodeMetricEvent> steps;
    private final LastTransaction last;
    private final Clock clock;

    CodeVerificationService(
            CodeAttempts attempts,
            ChallengeRepository challenges,
            FailedCodes failedCodes,
            SmsBudget smsBudget,
            Secrets secrets,
            Event<CodeMetricEvent> steps,
            LastTransaction last,
            Clock clock) {
        this.attempts = attempts;
        this.challenges = challenges;
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
    @Transactional
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
        Optional<Verdict> refusal = QuarkusTransaction.requiringNew().call(() -> refusal(attempt));
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
        Verdict.Right right = requireRight(attempt, code);
        return last.of(() -> act.apply(right));
    }

    /**
     * Counts the try and compares the code, for whoever has more to look at before acting on a right one.
     *
     * @throws ProblemException {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public Verdict.Right requireRight(CodeAttempt attempt, String code) {
        Verdict verdict = compare(attempt, code);
        if (verdict instanceof Verdict.Right right) {
            return right;
        }
        throw refuse(attempt, verdict);
    }

    /**
     * Uses a right code up, in the transaction of what it allows; of many callers with one code, one gets through.
     *
     * @throws ProblemException {@code code-expired} when somebody else was faster, or a newer code took its place
     */
    @Transactional(TxType.MANDATORY)
    public void redeem(Verdict.Right proof) {
        if (!challenges.close(proof.challenge(), proof.send(), clock.instant())) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
        Challenge challenge = challenges.findById(proof.challenge());
        challenge.phone().ifPresent(it -> smsBudget.confirmed(it, challenge.sentAt()));
        steps.fire(new CodeMetricEvent(challenge.purpose(), CodeMetricEvent.Outcome.CONFIRMED));
    }

    private static ProblemException refuse(CodeAttempt attempt, Verdict verdict) {
        return QuarkusTransaction.requiringNew().call(() -> attempt.refusal().apply(verdict));
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

    /** Counts first; a right code gets its try back. */
    private Verdict compare(CodeAttempt attempt, String code) {
        Count count = QuarkusTransaction.requiringNew().call(() -> count(attempt));
        if (count.refusal != null) {
            return count.refusal;
        }
        Challenge challenge = count.challenge;
        boolean right = challenge
                .code(secrets)
                .map(expected -> Secrets.sameBytes(
                        expected.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
        if (!right || challenge.isDecoy()) {
            steps.fire(new CodeMetricEvent(challenge.purpose(), CodeMetricEvent.Outcome.REFUSED));
            return new Verdict.Wrong(challenge.attemptsLeft(), count.failed == CodePolicy.FAILED_CODES);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            challenges.giveTryBack(challenge.id());
            failedCodes.giveBack(attempt.budget());
        });
        return new Verdict.Right(challenge.id(), challenge.sends());
    }

    /** Both counters in one commit, or neither. */
    private Count count(CodeAttempt attempt) {
        Instant now = clock.instant();
        OwnedId id = attempt.challenge().id();
        boolean taken = challenges.takeTry(id, now);
        Challenge challenge = challenges.findById(id);
        if (challenge == null) {
            // Its account was closed a moment ago.
            return new Count(attempt.challenge(), 0, new Verdict.Lapsed());
        }
        if (!taken) {
            return notCompared(challenge, challenge.attemptsLeft() <= 0 ? new Verdict.UsedUp() : new Verdict.Lapsed());
        }
        int failed = failedCodes.take(attempt.budget(), now);
        if (failed > 0) {
            return new Count(challenge, failed, null);
        }
        challenges.giveTryBack(id);
        return notCompared(challenge, new Verdict.Blocked(failedCodes.wait(attempt.budget(), now)));
    }

    private Count notCompared(Challenge challenge, Verdict verdict) {
        steps.fire(new CodeMetricEvent(challenge.purpose(), CodeMetricEvent.Outcome.REFUSED));
        return new Count(challenge, 0, verdict);
    }

    /**
     * A try that was counted, or why none was.
     *
     * @param challenge as it was then
     * @param failed how many wrong codes of the day that makes
     * @param refusal null where the code is to be compared
     */
    private record Count(
            Challenge challenge, int failed, @Nullable Verdict refusal) {}
}
