package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.delivery.Message;
import com.truewatch.billing.accounts.delivery.Message.Lifetime;
import com.truewatch.billing.accounts.delivery.Outbox;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Secrets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues, resends, compares and redeems one-time codes. */
@ApplicationScoped
public class OneTimeCodes {
    private final ChallengeRepository challenges;
    private final FailedCodes failedCodes;
    private final Secrets secrets;
    private final Outbox outbox;
    private final Clock clock;

    OneTimeCodes(ChallengeRepository challenges, FailedCodes failedCodes, Secrets secrets, Outbox outbox, Clock clock) {
        this.challenges = challenges;
        this.failedCodes = failedCodes;
        this.secrets = secrets;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Begins a step: a code is on its way.
     *
     * @throws ProblemException {@code too-many-requests} when no code of this purpose would be compared now
     */
    @Transactional(TxType.MANDATORY)
    public Challenge issue(UUID accountId, Purpose purpose, Step step, CodeLetter letter) {
        requireBudget(accountId, purpose);
        Challenge challenge =
                new Challenge(accountId, purpose, step, letter.to(), secrets.currentKeyId(), clock.instant());
        challenges.persist(challenge);
        post(challenge, letter);
        return challenge;
    }

    /**
     * Sends a new code for the same step, to the same or another address; the tries stay as they are.
     *
     * @throws ProblemException {@code too-many-requests} when no code of this purpose would be compared now
     */
    @Transactional(TxType.MANDATORY)
    public void replace(Challenge challenge, CodeLetter letter) {
        send(challenge, letter);
    }

    /**
     * Sends a new code for the same step, once the pause after the last one is over.
     *
     * @throws ProblemException {@code too-many-requests} before that; the last code stays good
     */
    @Transactional(TxType.MANDATORY)
    public void resend(Challenge challenge, CodeLetter letter) {
        Duration early = Duration.between(clock.instant(), challenge.resendAvailableAt());
        if (early.compareTo(Duration.ZERO) > 0) {
            throw ProblemException.tooManyRequests(early);
        }
        send(challenge, letter);
    }

    /**
     * Compares a code. The try is counted and committed first, so that no crash, race or disconnect gives a free one;
     * a right code gets its try back. Runs in transactions of its own.
     */
    @Transactional(TxType.NEVER)
    public Verdict check(UUID accountId, UUID challengeId, String code) {
        OwnedId id = new OwnedId(accountId, challengeId);
        Instant now = clock.instant();
        Count count = QuarkusTransaction.requiringNew().call(() -> count(id, now));
        if (count.refusal != null) {
            return count.refusal;
        }
        boolean right = count.challenge
                .code(secrets)
                .map(expected -> Secrets.sameBytes(
                        expected.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
        if (!right) {
            return new Verdict.Wrong(count.challenge.attemptsLeft(), count.failed == CodePolicy.FAILED_CODES);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            challenges.giveTryBack(id);
            failedCodes.giveBack(accountId, count.challenge.purpose());
        });
        return new Verdict.Right(id, count.challenge.sends());
    }

    /** Uses a right code up, in the transaction of what it allows; of many callers with one code, one gets true. */
    @Transactional(TxType.MANDATORY)
    public boolean redeem(Verdict.Right proof) {
        return challenges.close(proof.challenge(), proof.send(), clock.instant());
    }

    private void send(Challenge challenge, CodeLetter letter) {
        requireBudget(challenge.id().accountId(), challenge.purpose());
        challenge.send(letter.to(), secrets.currentKeyId(), clock.instant());
        post(challenge, letter);
    }

    private void requireBudget(UUID accountId, Purpose purpose) {
        Duration wait = failedCodes.wait(accountId, purpose, clock.instant());
        if (!wait.isZero()) {
            throw ProblemException.tooManyRequests(wait);
        }
    }

    private void post(Challenge challenge, CodeLetter letter) {
        Lifetime lifetime = new Lifetime(clock.instant(), challenge.expiresAt());
        outbox.add(new Message(
                        challenge.id().accountId(),
                        letter.recipient(),
                        letter.template(),
                        letter.parameters(),
                        lifetime)
                .carryingCode(challenge.id().id(), challenge.sends()));
    }

    /** Both counters in one commit, or neither. */
    private Count count(OwnedId id, Instant now) {
        if (!challenges.takeTry(id, now)) {
            Challenge challenge = challenges.findById(id);
            return new Count(challenge, 0, challenge.isOpen(now) ? new Verdict.UsedUp() : new Verdict.Lapsed());
        }
        Challenge challenge = challenges.findById(id);
        int failed = failedCodes.take(id.accountId(), challenge.purpose(), now);
        if (failed > 0) {
            return new Count(challenge, failed, null);
        }
        challenges.giveTryBack(id);
        Duration wait = failedCodes.wait(id.accountId(), challenge.purpose(), now);
        return new Count(challenge, 0, new Verdict.Blocked(wait));
    }

    /** What was counted, as it was then; or why nothing was. */
    private record Count(
            Challenge challenge, int failed, @Nullable Verdict refusal) {}
}
