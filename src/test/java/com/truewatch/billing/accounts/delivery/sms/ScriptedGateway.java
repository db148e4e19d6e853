package com.truewatch.billing.accounts.delivery.sms;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A gateway that does what a test says, and counts how often it was asked. */
final class ScriptedGateway implements SmsGateway {
    private final String name;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable SmsFailure failure;

    private ScriptedGateway(String name, @Nullable SmsFailure failure) {
        this.name = name;
        this.failure = failure;
    }

    static ScriptedGateway accepting(String name) {
        return new ScriptedGateway(name, null);
    }

    static ScriptedGateway failing(String name, SmsFailure failure) {
        return new ScriptedGateway(name, failure);
    }

    void accept() {
        failure = null;
    }

    void fail(SmsFailure with) {
        failure = with;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public SmsOutcome send(TextMessage message) {
        asked.incrementAndGet();
        @Nullable SmsFailure now = failure;
        return now == null ? new SmsOutcome.Accepted(name, "id-1") : new SmsOutcome.Failed(name, now, "");
    }
}
