package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.HolderNotices;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.Occasions;
import com.truewatch.billing.accounts.delivery.Template;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.Client;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Takes the codes that {@link CodeRequests} has sent: looks, counts, compares; what a right one allows is up to others. */
@ApplicationScoped
public class RequestedCodes {
    private static final Set<Purpose> LOGS_IN = Set.of(Purpose.LOGIN, Purpose.PASSWORD_RESET);

    private final ChallengeRepository challenges;
    private final KnownBrowsers browsers;
    private final OneTimeCodes codes;
    private final AccountRepository accounts;
    private final HolderNotices notices;
    private final Occasions occasions;
    private final Journal journal;

    RequestedCodes(
            ChallengeRepository challenges,
            KnownBrowsers browsers,
            OneTimeCodes codes,
            AccountRepository accounts,
            HolderNotices notices,
            Occasions occasions,
            Journal journal) {
        this.challenges = challenges;
        this.browsers = browsers;
        this.codes = codes;
        this.accounts = accounts;
        this.notices = notices;
        this.occasions = occasions;
        this.journal = journal;
    }

    /**
     * Somebody is about to enter the code of this request.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    public CodeAttempt attempt(Purpose purpose, UUID requestId, Client client, ActivityType type) {
        Challenge request =
                challenges.find(requestId, purpose).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return new CodeAttempt(request, browsers.of(request.id().accountId(), client), client, type);
    }

    /**
     * Compares it; a refusal is written down. Runs in transactions of its own.
     *
     * @throws ProblemException {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code too-many-requests}
     */
    @Transactional(TxType.NEVER)
    public Verdict.Right requireRight(CodeAttempt attempt, String code) {
        Verdict verdict = codes.check(attempt.request().id(), attempt.browser(), code);
        if (verdict instanceof Verdict.Right right) {
            return right;
        }
        throw refuse(attempt, verdict);
    }

    /** Writes a refusal down; what it is answered. */
    ProblemException refuse(CodeAttempt attempt, Verdict verdict) {
        QuarkusTransaction.requiringNew().run(() -> refused(attempt, verdict));
        return verdict.problem();
    }

    /**
     * Uses a right code up, in the transaction of what it allows.
     *
     * @throws ProblemException {@code code-expired} when somebody else was faster, or a newer code took its place
     */
    @Transactional(TxType.MANDATORY)
    public void redeem(Verdict.Right right) {
        if (!codes.redeem(right)) {
            throw new ProblemException(Problem.CODE_EXPIRED);
        }
    }

    /**
     * A stand-in has a timeline too, so that nobody's refusal takes no less time; the holder is told once a day, of
     * codes that log in or reset the password: wrong ones of another purpose block neither.
     */
    private void refused(CodeAttempt attempt, Verdict verdict) {
        UUID subject = attempt.request().id().accountId();
        journal.refused(subject, attempt.type(), attempt.client(), Map.of("by", "CODE"));
        boolean logsIn = LOGS_IN.contains(attempt.request().purpose());
        if (logsIn && verdict instanceof Verdict.Wrong wrong && wrong.lastOfTheDay()) {
            accounts.findByIdOptional(subject)
                    .filter(it -> !it.isClosed())
                    .ifPresent(it ->
                            notices.tell(it, it.email(), Template.LOGIN_CODES_BLOCKED, occasions.by(attempt.client())));
        }
    }
}
