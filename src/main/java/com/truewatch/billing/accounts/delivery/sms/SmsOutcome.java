package com.truewatch.billing.accounts.delivery.sms;

/** What came of handing a text message over. */
public sealed interface SmsOutcome {
    /** Which gateway it was, by its name in the configuration. */
    String gateway();

    /**
     * The provider has it.
     *
     * @param messageId by which the provider knows it: printable ASCII, at most 128 characters
     */
    record Accepted(String gateway, String messageId) implements SmsOutcome {}

    /**
     * The provider does not have it, or may not have it.
     *
     * @param failure why
     * @param detail the provider's own code, for the log; empty where it gave none
     */
    record Failed(String gateway, SmsFailure failure, String detail) implements SmsOutcome {}
}
