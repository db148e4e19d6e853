package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.session.SessionStarter;
import com.truewatch.billing.accounts.session.entry.EntryTicketService;
import com.truewatch.billing.accounts.session.login.LoginAttempts.Attempt;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Optional;

/** Lets holders in whom the console sends with a ticket. */
@ApplicationScoped
class TicketLoginService {
    private static final String BY_TICKET = "ENTRY";

    private final AccountRepository accounts;
    private final EntryTicketService tickets;
    private final LoginAttempts attempts;
    private final SessionStarter start;
    private final Clock clock;

    TicketLoginService(
            AccountRepository accounts,
            EntryTicketService tickets,
            LoginAttempts attempts,
            SessionStarter start,
            Clock clock) {
        this.accounts = accounts;
        this.tickets = tickets;
        this.attempts = attempts;
        this.start = start;
        this.clock = clock;
    }

    /**
     * A new session of strength {@code ENTRY} for whoever brings a ticket first and in time, while its
     * workspace is the account's.
     *
     * @throws ProblemException {@code invalid-credentials} for any other text; {@code too-many-requests}; {@code
     *     account-frozen}, which leaves the ticket good
     */
    @Transactional(TxType.NEVER)
    public LoginOutcome byTicket(String text, Client client) {
        OwnedId ticket = tickets.read(text).orElse(null);
        Attempt attempt = QuarkusTransaction.requiringNew().call(() -> attempts.byTicket(ticket, client));
        if (ticket == null) {
            throw new ProblemException(Problem.INVALID_CREDENTIALS);
        }
        return QuarkusTransaction.requiringNew().call(() -> enter(ticket, attempt));
    }

    private LoginOutcome enter(OwnedId ticket, Attempt attempt) {
        Account account = accounts.findForShare(ticket.accountId())
                .filter(it -> it.standing().status(clock.instant()) != AccountStatus.CLOSED)
                .orElseThrow(() -> new ProblemException(Problem.INVALID_CREDENTIALS));
        Optional<ProblemException> refusal = account.standing().refusal(AccountAct.LOG_IN_BY_TICKET, clock.instant());
        if (refusal.isPresent()) {
            return refused(attempt, refusal.get());
        }
        Optional<String> workspaceId = tickets.redeem(ticket);
        if (workspaceId.isEmpty()) {
            return refused(attempt, new ProblemException(Problem.INVALID_CREDENTIALS));
        }
        attempts.ticketWasGood(attempt);
        return LoginOutcome.granted(start.beginByTicket(account, workspaceId.get(), attempt.client()));
    }

    private LoginOutcome refused(Attempt attempt, ProblemException refusal) {
        attempts.refused(attempt, BY_TICKET);
        return LoginOutcome.refused(refusal);
    }
}
