package com.truewatch.billing.accounts.session.secondfactor;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.security.secret.DerivedTokens;
import com.truewatch.billing.accounts.session.secondfactor.LoginTicket.FirstProof;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Issues the tickets of logins that await their second proof, and knows them again. All of it joins the caller's transaction. */
@Singleton
public class LoginTickets {
    private static final String TICKET = "login-ticket";
    private static final String BROWSER = "login-ticket-browser";

    private final LoginTicketRepository tickets;
    private final SecondFactors factors;
    private final DerivedTokens tokens;
    private final Clock clock;

    LoginTickets(LoginTicketRepository tickets, SecondFactors factors, DerivedTokens tokens, Clock clock) {
        this.tickets = tickets;
        this.factors = factors;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * The first proof was right.
     *
     * @param failureCountedAt when the login was counted as failed, which it stays until the second proof is right
     */
    public SecondProofDemand issue(Account account, FirstProof first, Instant failureCountedAt) {
        LoginTicket ticket = new LoginTicket(OwnedId.next(account.id()), first, failureCountedAt, clock.instant());
        tickets.persist(ticket);
        return new SecondProofDemand(
                tokens.write(TICKET, ticket.id()),
                tokens.write(BROWSER, ticket.id()),
                factors.of(account.id()),
                ticket.expiresAt());
    }

    /** The ticket that a genuine text names, good or not, whoever brings it. */
    public Optional<OwnedId> read(String text) {
        return tokens.readOwnedId(TICKET, text);
    }

    /** The ticket that a genuine text names, good or not, if the cookie says that it was issued to this browser. */
    public Optional<OwnedId> read(String text, @Nullable String cookie) {
        return tokens.readOwnedId(TICKET, text)
                .filter(id -> cookie != null
                        && tokens.readOwnedId(BROWSER, cookie)
                                .filter(id::equals)
                                .isPresent());
    }

    /** Counts a proof before it is compared; false where none is looked at any more. */
    public boolean takeTry(OwnedId ticket) {
        return tickets.takeTry(ticket, clock.instant());
    }

    /** Locked, if it is still good. */
    public Optional<LoginTicket> lockOpen(OwnedId ticket) {
        return tickets.lockOpen(ticket, clock.instant());
    }
}
