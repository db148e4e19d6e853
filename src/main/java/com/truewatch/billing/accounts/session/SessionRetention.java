package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;

/** How long sessions are kept. */
@Singleton
class SessionRetention {
    private static final Duration KEPT = Duration.ofDays(90);
    private static final String NOWHERE = "0.0.0.0";
    private static final String OVER = """
            last_used_at < :before
                and (ended_at < :before
                    or (ended_at is null and (expires_at < :before or last_used_at < :lapsed)))
                and not exists (
                    select from credential_change c
                    where c.account_id = session.account_id and c.session_id = session.id)
            """;

    private final SessionRepository sessions;
    private final SessionConfig config;

    SessionRetention(SessionRepository sessions, SessionConfig config) {
        this.sessions = sessions;
        this.config = config;
    }

    /** One that is over answers questions of its holder for a while, and goes when no change shows it any more. */
    @Produces
    @Singleton
    Retention over() {
        return new Retention("session", Map.of("before", KEPT, "lapsed", KEPT.plus(config.idle())), OVER);
    }

    /** Leaves of a closed account's sessions when they were, and takes from where and on which device. */
    void erase(@Observes AccountClosed closed) {
        sessions.update("network = ?1, device = null where id.accountId = ?2", NOWHERE, closed.accountId());
    }
}
