package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.delivery.Message;
import com.truewatch.billing.accounts.delivery.Message.Lifetime;
import com.truewatch.billing.accounts.delivery.Outbox;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Secrets;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Issues, resends, compares and redeems one-time codes. */
@ApplicationScoped
public class OneTimeCodes {
    private final ChallengeRepository challenges;
    private final FailedCodes failedCodes;
    private final Secrets secrets;
    private final SendLimits limits;
    private final SmsTraffic traffic;
    private final TextMessageBudget texts;
    private final Outbox outbox;
    private final Event<CodeStep> steps;
    private final Clock clock;

    OneTimeCodes(
            ChallengeRepository challenges,
            FailedCodes failedCodes,
            Secrets secrets,
            SendLimits limits,
            SmsTraffic traffic,
            TextMessageBudget texts,
            Outbox outbox,
            Event<CodeStep> steps,
            Clock clock) {
        this.challenges = challenges;
        this.failedCodes = failedCodes;
        this.secrets = secrets;
        this.limits = limits;
        this.traffic = traffic;
        this.texts = texts;
        this.outbox = outbox;
        this.steps = steps;
        this.clock = clock;
    }

    /**
     * Begins a step: a code is on its way.
     *
     * @throws ProblemException {@code too-many-requests} when no code of this purpose would be compared now, or too many
     *     were sent
     */
    @Transactional(TxType.MANDATORY)
    public Challenge issue(Demand demand, CodeLetter letter) {
        requireBudget(new FailedCodes.Key(demand.subject(), demand.purpose(), demand.browser()));
        Challenge challenge = new Challenge(demand, letter.to(), secrets.currentKeyId(), clock.instant());
        challenges.persist(challenge);
        post(challenge, letter);
        return challenge;
    }

    /**
     * Sends a new code for the same step, to the same or another address; the tries stay as they are.
     *
     * @throws ProblemException {@code too-many-requests} when no code of this purpose would be compared now, or too many
     *     were sent
     */
    @Transactional(TxType.MANDATORY)
    public void replace(Challenge challenge, CodeLetter letter) {
        send(challenge, letter, Browser.KNOWN);
    }

    /**
     * Sends a new code for the same step, once the pause after the last one is over.
     *
     * @throws ProblemException {@code too-many-requests} before that; the last code stays good
     */
    @Transactional(TxType.MANDATORY)
    public void resend(Challenge challenge, CodeLetter letter, Browser browser) {
        Duration early = Duration.between(clock.instant(), challenge.resendAvailableAt());
        if (early.compareTo(Duration.ZERO) > 0) {
            throw ProblemException.tooManyRequests(early);
        }
        send(challenge, letter, browser);
    }

    /**
     * Compares a code. The try is counted and committed first, so that no crash, race or disconnect gives a free one;
     * a right code gets its try back. Runs in transactions of its own.
     */
    @Transactional(TxType.NEVER)
    public Verdict check(OwnedId id, Browser browser, String code) {
        Instant now = clock.instant();
        Count count = QuarkusTransaction.requiringNew().call(() -> count(id, browser, now));
        if (count.refusal != null) {
            return count.refusal;
        }
        Challenge challenge = Objects.requireNonNull(count.challenge);
        boolean right = challenge
                .code(secrets)
                .map(expected -> Secrets.sameBytes(
                        expected.getBytes(StandardCharsets.US_ASCII), code.getBytes(StandardCharsets.UTF_8)))
                .orElse(false);
        if (!right || challenge.isDecoy()) {
            steps.fire(new CodeStep(challenge.purpose(), CodeStep.Outcome.REFUSED));
            return new Verdict.Wrong(challenge.attemptsLeft(), count.failed == CodePolicy.FAILED_CODES);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            challenges.giveTryBack(id);
            failedCodes.giveBack(new FailedCodes.Key(id.accountId(), challenge.purpose(), browser));
        });
        return new Verdict.Right(id, challenge.sends());
    }

    /** Uses a right code up, in the transaction of what it allows; of many callers with one code, one gets true. */
    @Transactional(TxType.MANDATORY)
    public boolean redeem(Verdict.Right proof) {
        boolean first = challenges.close(proof.challenge(), proof.send(), clock.instant());
        if (first) {
            Challenge challenge = challenges.findById(proof.challenge());
            challenge.phone().ifPresent(it -> traffic.confirmed(it, challenge.sentAt()));
            steps.fire(new CodeStep(challenge.purpose(), CodeStep.Outcome.CONFIRMED));
        }
        return first;
    }

    /** Voids every code of an account that was not used yet. */
    @Transactional(TxType.MANDATORY)
    public void voidAll(UUID accountId) {
        challenges.closeAll(accountId, clock.instant());
    }

    /** The holder has proved to be one by another way than codes: a hundred wrong ones in a row block no longer. */
    @Transactional(TxType.MANDATORY)
    public void forgive(UUID accountId) {
        failedCodes.forgive(accountId);
    }

    private void send(Challenge challenge, CodeLetter letter, Browser browser) {
        requireBudget(new FailedCodes.Key(challenge.id().accountId(), challenge.purpose(), browser));
        challenge.send(letter.to(), secrets.currentKeyId(), clock.instant());
        post(challenge, letter);
    }

    private void requireBudget(FailedCodes.Key budget) {
        Duration wait = failedCodes.wait(budget, clock.instant());
        if (!wait.isZero()) {
            throw ProblemException.tooManyRequests(wait);
        }
    }

    /** A notice that goes instead of a code leaves the same rows. */
    private void post(Challenge challenge, CodeLetter letter) {
        if (challenge.limitKey() == null) {
            Browser own = challenge.isOfNewAddress() ? Browser.UNKNOWN : Browser.KNOWN;
            limits.takeForHolder(challenge.id().accountId(), letter.to(), own);
            challenge.phone().ifPresent(it -> texts.takeForCode(challenge.id().accountId(), it));
        }
        Lifetime lifetime = new Lifetime(clock.instant(), challenge.expiresAt());
        Message message = new Message(
                challenge.id().accountId(), letter.recipient(), letter.template(), letter.facts(), lifetime);
        if (letter.template().carriesCode()) {
            message.carryingCode(challenge.id().id(), challenge.sends());
            steps.fire(new CodeStep(challenge.purpose(), CodeStep.Outcome.SENT));
        }
        outbox.add(message);
    }

    /** Both counters in one commit, or neither. */
    private Count count(OwnedId id, Browser browser, Instant now) {
        boolean taken = challenges.takeTry(id, now);
        Challenge challenge = challenges.findById(id);
        if (challenge == null) {
            // Its account was closed a moment ago.
            return Count.nothing(new Verdict.Lapsed());
        }
        if (!taken) {
            return refuse(challenge, challenge.attemptsLeft() <= 0 ? new Verdict.UsedUp() : new Verdict.Lapsed());
        }
        FailedCodes.Key budget = new FailedCodes.Key(id.accountId(), challenge.purpose(), browser);
        int failed = failedCodes.take(budget, now);
        if (failed > 0) {
            return new Count(challenge, failed, null);
        }
        challenges.giveTryBack(id);
        return refuse(challenge, new Verdict.Blocked(failedCodes.wait(budget, now)));
    }

    private Count refuse(Challenge challenge, Verdict verdict) {
        steps.fire(new CodeStep(challenge.purpose(), CodeStep.Outcome.REFUSED));
        return Count.nothing(verdict);
    }

    /** What was counted, as it was then; or why nothing was. */
    private record Count(
            @Nullable Challenge challenge,
            int failed,
            @Nullable Verdict refusal) {
        static Count nothing(Verdict refusal) {
            return new Count(null, 0, refusal);
        }
    }
}
