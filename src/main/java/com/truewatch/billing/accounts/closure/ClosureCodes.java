package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.ChallengeRequest;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.CodeLetter;
import com.truewatch.billing.accounts.verification.OneTimeCodes;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Step;
import com.truewatch.billing.accounts.verification.Verdict;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The code that confirms the closing of an account: the one that the session got which asked last. All of it joins the
 * caller's transaction.
 */
@Singleton
class ClosureCodes {
    private final ClosureRepository closures;
    private final OneTimeCodes codes;
    private final ClosureNotifier notifier;
    private final Journal journal;
    private final Clock clock;

    ClosureCodes(
            ClosureRepository closures, OneTimeCodes codes, ClosureNotifier notifier, Journal journal, Clock clock) {
        this.closures = closures;
        this.codes = codes;
        this.notifier = notifier;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Sends it, or sends it anew; the account is locked.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    Challenge send(Holder holder, Account account) {
        Instant now = clock.instant();
        CodeLetter letter = notifier.code(account, holder.client());
        Optional<Challenge> sent = closures.lock(account.id())
                .filter(it -> it.isOpenFor(holder, now))
                .map(closures::challengeOf)
                .filter(it -> it.attemptsLeft() > 0);
        sent.ifPresent(it -> codes.resend(it, letter, Browser.KNOWN));
        Challenge challenge = sent.orElseGet(() -> issue(holder, letter, now));
        journal.succeeded(account.id(), ActivityType.CLOSURE_REQUESTED, holder.client(), Map.of());
        return challenge;
    }

    private Challenge issue(Holder holder, CodeLetter letter, Instant now) {
        Challenge challenge =
                codes.issue(ChallengeRequest.ofHolder(holder.accountId(), Purpose.CLOSURE, Step.ONLY), letter);
        closures.replace(new Closure(holder, challenge, now));
        return challenge;
    }

    /**
     * The holder enters the code that this session waits for.
     *
     * @throws ProblemException {@code code-expired} where there is none, or its address was itself changed meanwhile
     */
    CodeAttempt attempt(Holder holder) {
        return closures.findByIdOptional(holder.accountId())
                .filter(it -> isOpen(it, holder, holder.account()))
                .map(closures::challengeOf)
                .map(it -> CodeAttempt.ofHolder(it, holder.client(), verdict -> refuse(holder, verdict)))
                .orElseThrow(ClosureCodes::lapsed);
    }

    /** A wrong code is written down; the holder is told of the day's last. */
    private ProblemException refuse(Holder holder, Verdict verdict) {
        if (verdict instanceof Verdict.Wrong wrong) {
            journal.refused(holder.accountId(), ActivityType.ACCOUNT_CLOSED, holder.client(), Map.of("by", "CODE"));
            if (wrong.lastOfTheDay()) {
                notifier.tellBlocked(holder.account(), holder.client());
            }
        }
        return verdict.problem();
    }

    /**
     * This session still waits for the code that was right; the account is locked.
     *
     * @throws ProblemException {@code code-expired}
     */
    void requireAwaited(Holder holder, Account account, Verdict.Right right) {
        boolean awaited = closures.lock(account.id())
                .filter(it -> isOpen(it, holder, account) && it.challengeId().equals(right.challenge()))
                .isPresent();
        if (!awaited) {
            throw lapsed();
        }
    }

    private boolean isOpen(Closure closure, Holder holder, Account account) {
        return closure.isOpenFor(holder, clock.instant())
                && closures.challengeOf(closure).proves(account.addresses().email());
    }

    private static ProblemException lapsed() {
        return new ProblemException(Problem.CODE_EXPIRED);
    }
}
