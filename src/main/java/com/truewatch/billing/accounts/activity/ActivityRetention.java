package com.truewatch.billing.accounts.activity;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Period;

/** How long the timeline is kept. */
@Singleton
class ActivityRetention {
    /** It reaches a year back, and a month more for whoever looks late. */
    @Produces
    @Singleton
    static Retention activity() {
        return Retention.of("activity", Period.ofMonths(13), "at < :before");
    }
}
