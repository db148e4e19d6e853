package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.Browser;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.CodeLetter;
import com.truewatch.billing.accounts.verification.Demand;
import com.truewatch.billing.accounts.verification.OneTimeCodes;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Step;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The single transactions of {@link ClosingService}. The account is locked first, as by every change of it. */
@ApplicationScoped
class ClosureSteps {
    private final AccountRepository accounts;
    private final ClosureRepository closures;
    private final Obstacles obstacles;
    private final OneTimeCodes codes;
    private final ClosureLetters letters;
    private final Farewell farewell;
    private final Journal journal;
    private final Clock clock;

    ClosureSteps(
            AccountRepository accounts,
            ClosureRepository closures,
            Obstacles obstacles,
            OneTimeCodes codes,
            ClosureLetters letters,
            Farewell farewell,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.closures = closures;
        this.obstacles = obstacles;
        this.codes = codes;
        this.letters = letters;
        this.farewell = farewell;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Nothing that we know ourselves stands in the way now.
     *
     * @throws ProblemException {@code account-on-hold}, {@code closure-refused}
     */
    @Transactional
    public void requireClosable(Holder holder) {
        holder.account().refuseOnHold(clock.instant());
        obstacles.requireNone(holder.accountId());
    }

    /** Sends the code, or sends it anew. */
    @Transactional
    public Challenge sendCode(Holder holder) {
        Instant now = clock.instant();
        Account account = lockClosable(holder, now);
        CodeLetter letter = letters.code(account, holder.client());
        Optional<Challenge> sent = closures.lock(account.id())
                .filter(it -> it.isOpenFor(holder, now))
                .map(closures::challengeOf)
                .filter(it -> it.attemptsLeft() > 0);
        sent.ifPresent(it -> codes.resend(it, letter, Browser.KNOWN));
        Challenge challenge = sent.orElseGet(() -> issue(holder, letter, now));
        journal.succeeded(account.id(), ActivityType.CLOSURE_REQUESTED, holder.client(), Map.of());
        return challenge;
    }

    /**
     * The code that this session waits for.
     *
     * @throws ProblemException {@code account-on-hold}, {@code closure-refused}; {@code code-expired} where there is none,
     *     or its address was itself changed meanwhile
     */
    @Transactional
    public OwnedId openChallenge(Holder holder) {
        requireClosable(holder);
        return closures.findByIdOptional(holder.accountId())
                .filter(it -> isOpen(it, holder, holder.account()))
                .map(Closure::challengeId)
                .orElseThrow(ClosureSteps::lapsed);
    }

    /** Writes down that a code was not right; the holder is told of the day's last. */
    @Transactional
    public void refuse(Holder holder, Verdict verdict) {
        if (verdict instanceof Verdict.Wrong wrong) {
            journal.refused(holder.accountId(), ActivityType.ACCOUNT_CLOSED, holder.client(), Map.of("by", "CODE"));
            if (wrong.lastOfTheDay()) {
                letters.tellBlocked(holder.account(), holder.client());
            }
        }
    }

    /** Closes it, and uses the code up. */
    @Transactional
    public void close(Holder holder, Verdict.Right right) {
        Account account = lockClosable(holder, clock.instant());
        boolean awaited = closures.lock(account.id())
                .filter(it -> isOpen(it, holder, account) && it.challengeId().equals(right.challenge()))
                .isPresent();
        if (!awaited || !codes.redeem(right)) {
            throw lapsed();
        }
        farewell.to(account);
    }

    private Account lockClosable(Holder holder, Instant now) {
        Account account = accounts.lockChangeable(holder.accountId(), now);
        obstacles.requireNone(account.id());
        return account;
    }

    private Challenge issue(Holder holder, CodeLetter letter, Instant now) {
        Challenge challenge = codes.issue(Demand.ofHolder(holder.accountId(), Purpose.CLOSURE, Step.ONLY), letter);
        closures.replace(new Closure(holder, challenge, now));
        return challenge;
    }

    private boolean isOpen(Closure closure, Holder holder, Account account) {
        return closure.isOpenFor(holder, clock.instant())
                && closures.challengeOf(closure).proves(account.email());
    }

    private static ProblemException lapsed() {
        return new ProblemException(Problem.CODE_EXPIRED);
    }
}
