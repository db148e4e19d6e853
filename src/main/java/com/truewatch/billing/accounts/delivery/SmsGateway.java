package com.truewatch.billing.accounts.delivery;

/** Hands a text message over to a provider. */
public interface SmsGateway {
    /**
     * Returns when the provider has accepted the message.
     *
     * @throws RuntimeException when it has not; the caller tries again later
     */
    void send(TextMessage message);
}
