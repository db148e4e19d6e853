package com.truewatch.billing.accounts.session.entry;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.AccountUse;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.secret.DerivedTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Issues tickets, and takes them back once. */
@ApplicationScoped
public class EntryTicketService {
    /** How long a browser may take from one page to the other. */
    static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final String PURPOSE = "entry-ticket";

    private final AccountRepository accounts;
    private final BoundWorkspaces workspaces;
    private final EntryTicketRepository tickets;
    private final DerivedTokens tokens;
    private final RateLimits limits;
    private final Limits perAccount;
    private final Clock clock;

    EntryTicketService(
            AccountRepository accounts,
            BoundWorkspaces workspaces,
            EntryTicketRepository tickets,
            DerivedTokens tokens,
            RateLimits limits,
            LimitConfig config,
            Clock clock) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.tickets = tickets;
        this.tokens = tokens;
        this.limits = limits;
        this.perAccount = Limits.of(new Limit(config.entryTicketsPerAccountAndHour(), Duration.ofHours(1)));
        this.clock = clock;
    }

    /**
     * A ticket for the account that settles this workspace.
     *
     * @param client the service that asks, which vouches for the owner of the workspace
     * @throws ProblemException {@code not-found} for a workspace that is not bound; {@code account-frozen}; {@code
     *     too-many-requests}
     */
    @Transactional
    IssuedTicket issue(String workspaceId, String client) {
        Instant now = clock.instant();
        Account account = workspaces
                .accountOf(workspaceId)
                .flatMap(accounts::findForShare)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        account.standing().require(AccountAct.ISSUE_ENTRY_TICKET, now);
        limits.take(AccountUse.ENTRY_TICKETS.of(account.id()), perAccount);
        EntryTicket ticket = new EntryTicket(account.id(), workspaceId, client, now.plus(LIFETIME));
        tickets.persist(ticket);
        return new IssuedTicket(tokens.write(PURPOSE, ticket.id()), ticket.expiresAt());
    }

    /** The ticket that a genuine text names, good or not; empty for anything else. */
    public Optional<OwnedId> read(String text) {
        return tokens.readOwnedId(PURPOSE, text);
    }

    /**
     * Uses it up, in the transaction of the login; its workspace, or empty unless it was there, unused, not void and in
     * time, and the account has that workspace still.
     */
    @Transactional(TxType.MANDATORY)
    public Optional<String> redeem(OwnedId ticket) {
        return tickets.use(ticket, clock.instant());
    }

    /**
     * A ticket as the console gets it.
     *
     * @param text what it hands to the browser
     * @param expiresAt when it is good for nothing any more
     */
    record IssuedTicket(String text, Instant expiresAt) {
        /** Without the text. */
        @Override
        public String toString() {
            return "IssuedTicket";
        }
    }
}
