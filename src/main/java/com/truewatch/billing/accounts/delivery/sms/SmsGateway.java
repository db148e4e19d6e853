package com.truewatch.billing.accounts.delivery.sms;

/** Hands a text message over to a provider. */
public interface SmsGateway {
    /** Asks the provider once, and says what came of it; never throws for what a provider or a network does. */
    SmsOutcome send(TextMessage message);
}
