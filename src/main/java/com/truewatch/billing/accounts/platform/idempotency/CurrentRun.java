package com.truewatch.billing.accounts.platform.idempotency;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** What this request runs under a key, if anything. */
@RequestScoped
class CurrentRun {
    private @Nullable Run run;

    void begin(Run begun) {
        run = begun;
    }

    @Nullable Run get() {
        return run;
    }
}
