package com.truewatch.billing.accounts.session.secondfactor;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.account.event.EverySessionEnded;
import com.truewatch.billing.accounts.account.event.PasswordChanged;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** How long tickets are good and kept: no longer than what their first proof has shown. */
@Singleton
class LoginTicketRetention {
    private final LoginTicketRepository tickets;
    private final Clock clock;

    LoginTicketRetention(LoginTicketRepository tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** Whoever looks into a login that was not completed has a day. */
    @Produces
    @Singleton
    static Retention loginTickets() {
        return Retention.of("login_ticket", Duration.ofDays(1), "expires_at < :before");
    }

    void end(@Observes PasswordChanged changed) {
        tickets.voidAll(changed.accountId(), clock.instant());
    }

    void end(@Observes AddressChanged changed) {
        tickets.voidAll(changed.account().id(), clock.instant());
    }

    void end(@Observes EverySessionEnded ended) {
        tickets.voidAll(ended.accountId(), clock.instant());
    }

    void erase(@Observes AccountClosed closed) {
        tickets.delete("id.accountId = ?1", closed.accountId());
    }
}
