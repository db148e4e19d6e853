package com.truewatch.billing.accounts.delivery;

import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** Stands where no provider is configured: every message waits, visibly, until it lapses. */
@DefaultBean
@Singleton
class NoSmsGateway implements SmsGateway {
    @Override
    public void send(TextMessage message) {
        throw new IllegalStateException("no SMS gateway is configured");
    }
}
