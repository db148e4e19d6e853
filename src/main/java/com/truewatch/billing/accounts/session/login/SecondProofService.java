package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.Authentication;
import com.truewatch.billing.accounts.session.SessionStarter;
import com.truewatch.billing.accounts.session.login.LoginAttempts.Attempt;
import com.truewatch.billing.accounts.session.secondfactor.LoginTicket;
import com.truewatch.billing.accounts.session.secondfactor.LoginTickets;
import com.truewatch.billing.accounts.session.secondfactor.SecondFactors;
import com.truewatch.billing.accounts.session.secondfactor.SecondProof;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Completes the logins of accounts with a second factor. A proof is counted, for its ticket, its network and its account,
 * and that is committed before it is looked at. Only a right one begins a session, makes the browser known and ends what
 * was counted.
 */
@ApplicationScoped
class SecondProofService {
    private final AccountRepository accounts;
    private final LoginTickets tickets;
    private final SecondProofAttempts attempts;
    private final SecondFactors factors;
    private final SessionStarter start;
    private final Clock clock;

    SecondProofService(
            AccountRepository accounts,
            LoginTickets tickets,
            SecondProofAttempts attempts,
            SecondFactors factors,
            SessionStarter start,
            Clock clock) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.attempts = attempts;
        this.factors = factors;
        this.start = start;
        this.clock = clock;
    }

    /**
     * A new session for whoever has given both proofs.
     *
     * @param cookie which binds the ticket to the browser; null where the browser brought none
     * @throws ProblemException {@code invalid-credentials} for a wrong proof, and for a ticket that is unknown, used, late,
     *     used up or another browser's; {@code too-many-requests}; {@code account-frozen}, {@code account-on-hold} only to
     *     who gave both
     */
    @Transactional(TxType.NEVER)
    public LoginOutcome complete(String ticketText, @Nullable String cookie, SecondProof proof, Client client) {
        OwnedId ticket = tickets.read(ticketText, cookie).orElse(null);
        Optional<Attempt> attempt = QuarkusTransaction.requiringNew().call(() -> attempts.count(ticket, proof, client));
        if (ticket == null || attempt.isEmpty()) {
            throw new ProblemException(Problem.INVALID_CREDENTIALS);
        }
        return QuarkusTransaction.requiringNew().call(() -> enter(ticket, proof, attempt.get()));
    }

    private LoginOutcome enter(OwnedId id, SecondProof proof, Attempt attempt) {
        Account account = accounts.findForShare(id.accountId())
                .filter(it -> !it.standing().isClosed())
                .orElseThrow(() -> new ProblemException(Problem.INVALID_CREDENTIALS));
        LoginTicket ticket = tickets.lockOpen(id).orElseThrow(() -> new ProblemException(Problem.INVALID_CREDENTIALS));
        Optional<List<String>> methods = factors.verify(account, proof, attempt.client());
        Optional<ProblemException> refusal = methods.isEmpty()
                ? Optional.of(new ProblemException(Problem.INVALID_CREDENTIALS))
                : refusal(account, ticket);
        if (refusal.isPresent()) {
            attempts.refused(attempt, ticket, proof);
            return LoginOutcome.refused(refusal.get());
        }
        Authentication both = ticket.first().and(proof.factor(), methods.orElseThrow());
        ticket.use(clock.instant());
        attempts.bothWereRight(attempt, ticket, proof);
        return LoginOutcome.granted(start.begin(account, both, attempt.client()));
    }

    /** Why its holder does not get in with two right proofs: the account may have been frozen or held meanwhile. */
    private Optional<ProblemException> refusal(Account account, LoginTicket ticket) {
        AccountAct act = ticket.isByCode() ? AccountAct.LOG_IN_BY_CODE : AccountAct.LOG_IN_BY_PASSWORD;
        return account.standing().refusal(act, clock.instant());
    }
}
