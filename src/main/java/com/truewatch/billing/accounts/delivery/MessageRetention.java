package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long messages are kept. */
@Singleton
class MessageRetention {
    /** One that was sent, or that nobody needs any more, tells support what a person got for a while. */
    @Produces
    @Singleton
    static Retention messages() {
        return Retention.of(
                "message", Duration.ofDays(30), "status <> 'QUEUED' and coalesce(sent_at, expires_at) < :before");
    }
}
