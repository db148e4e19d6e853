package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Authentication;
import com.truewatch.billing.accounts.session.SessionStarter;
import com.truewatch.billing.accounts.session.login.LoginAttempts.Attempt;
import com.truewatch.billing.accounts.session.secondfactor.LoginTicket.FirstProof;
import com.truewatch.billing.accounts.session.secondfactor.LoginTickets;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.CodeAttempt;
import com.truewatch.billing.accounts.verification.CodeVerificationService;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Logs holders in by a code that they asked for. */
@ApplicationScoped
class CodeLoginService {
    private static final String BY_CODE = "CODE";

    private final AccountRepository accounts;
    private final CodeVerificationService codes;
    private final LoginAttempts attempts;
    private final SessionStarter start;
    private final LoginTickets tickets;
    private final Clock clock;

    CodeLoginService(
            AccountRepository accounts,
            CodeVerificationService codes,
            LoginAttempts attempts,
            SessionStarter start,
            LoginTickets tickets,
            Clock clock) {
        this.accounts = accounts;
        this.codes = codes;
        this.attempts = attempts;
        this.start = start;
        this.tickets = tickets;
        this.clock = clock;
    }

    /**
     * A new session for whoever can read the holder's messages, or the demand of a second proof.
     *
     * @throws ProblemException {@code not-found}; {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code
     *     too-many-requests}; {@code account-frozen}, {@code account-on-hold} only to who gave the right code
     */
    @Transactional(TxType.NEVER)
    public LoginOutcome byCode(UUID requestId, String code, Client client) {
        CodeAttempt attempt = codes.attempt(Purpose.LOGIN, requestId, client, ActivityType.LOGIN);
        Attempt counted = attempts.byCode(attempt);
        return codes.verify(attempt, code, right -> enter(attempt.challenge(), right, counted));
    }

    private LoginOutcome enter(Challenge request, Verdict.Right right, Attempt attempt) {
        Account account = accounts.findForShare(attempt.subject())
                .filter(it -> it.addresses().all().stream().anyMatch(request::proves))
                .orElseThrow(() -> new ProblemException(Problem.CODE_EXPIRED));
        Optional<ProblemException> refusal = refusal(account, clock.instant());
        if (refusal.isPresent()) {
            codes.spare(right);
            attempts.refused(attempt, BY_CODE);
            return LoginOutcome.refused(refusal.get());
        }
        codes.redeem(right);
        if (account.hasSecondFactor()) {
            return LoginOutcome.demanded(
                    tickets.issue(account, FirstProof.ofCode(request.isBySms()), attempt.countedAt()));
        }
        attempts.codeWasRight(attempt);
        return LoginOutcome.granted(start.begin(account, Authentication.byCode(request.isBySms()), attempt.client()));
    }

    /** Why its holder does not get in with a right code; the code stays good. */
    private static Optional<ProblemException> refusal(Account account, Instant now) {
        return account.standing().refusal(AccountAct.LOG_IN_BY_CODE, now);
    }
}
