package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.delivery.Message;
import com.truewatch.billing.accounts.delivery.Message.Lifetime;
import com.truewatch.billing.accounts.delivery.Outbox;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import com.truewatch.billing.accounts.verification.throttle.FailedCodes;
import com.truewatch.billing.accounts.verification.throttle.SendLimits;
import com.truewatch.billing.accounts.verification.throttle.TextMessageBudget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Issues, resends and voids one-time codes; {@link CodeVerificationService} compares and redeems them. */
@ApplicationScoped
public class OneTimeCodes {
    private final ChallengeRepository challenges;
    private final FailedCodes failedCodes;
    private final Secrets secrets;
    private final SendLimits limits;
    private final TextMessageBudget texts;
    private final Outbox outbox;
    private final Event<CodeMetricEvent> steps;
    private final Clock clock;

    OneTimeCodes(
            ChallengeRepository challenges,
            FailedCodes failedCodes,
            Secrets secrets,
            SendLimits limits,
            TextMessageBudget texts,
            Outbox outbox,
            Event<CodeMetricEvent> steps,
            Clock clock) {
        this.challenges = challenges;
        this.failedCodes = failedCodes;
        this.secrets = secrets;
        this.limits = limits;
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
    public Challenge issue(ChallengeRequest request, CodeLetter letter) {
        requireBudget(new FailedCodes.Key(request.subject(), request.purpose(), request.browser()));
        Challenge challenge = new Challenge(request, letter.to(), secrets.currentKeyId(), clock.instant());
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
            steps.fire(new CodeMetricEvent(challenge.purpose(), CodeMetricEvent.Outcome.SENT));
        }
        outbox.add(message);
    }
}
