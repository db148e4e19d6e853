package com.truewatch.billing.accounts.delivery.sms;

/** Why a text message was not taken over, as far as its provider says. */
public enum SmsFailure {
    /** There is no such number, or it takes no text messages. */
    BAD_NUMBER(After.REFUSED),
    /** Its holder has told the provider to send nothing more, or it is blocked there. */
    OPTED_OUT(After.REFUSED),
    /** No gateway is configured for the country, or the number is none of a mobile phone. */
    COUNTRY_NOT_SERVED(After.REFUSED),
    /** The provider does not send to this country for us. */
    COUNTRY_BLOCKED(After.REFUSED),
    /** The provider or a carrier does not let this text pass. */
    TEXT_REFUSED(After.REFUSED),
    /** The provider took it, and says already that it cannot deliver it. */
    UNDELIVERABLE(After.REFUSED),

    /** The provider does not know us, or does not let us do this. */
    CREDENTIALS(After.OUR_FAULT),
    /** The template is not registered, or wants other parameters. */
    TEMPLATE(After.OUR_FAULT),
    /** The sender is not registered, or not for this country. */
    SENDER(After.OUR_FAULT),
    /** Our account there may not send: no balance, a spending limit, suspended. */
    ACCOUNT(After.OUR_FAULT),
    /** Refused for a reason that the adapter does not know. */
    UNKNOWN_REFUSAL(After.OUR_FAULT),

    /** Too many at once. */
    THROTTLED(After.NOT_SENT),
    /** The provider says that it failed, and took nothing. */
    UNAVAILABLE(After.NOT_SENT),
    /** No connection came about, so nothing was said. */
    UNREACHABLE(After.NOT_SENT),
    /** The gateway failed too often lately and was not asked. */
    CIRCUIT_OPEN(After.NOT_SENT),
    /** As many workers as may be are with this gateway; it was not asked. */
    BUSY(After.NOT_SENT),

    /** No answer came in time. */
    TIMED_OUT(After.UNCERTAIN),
    /** The connection ended after the request went out. */
    CONNECTION_LOST(After.UNCERTAIN),
    /** An answer came that says neither yes nor no. */
    UNREADABLE_ANSWER(After.UNCERTAIN),
    /** Twice a worker began to hand it over and never wrote down what came of it. */
    NO_OUTCOME(After.UNCERTAIN);

    private final After after;

    SmsFailure(After after) {
        this.after = after;
    }

    /** What follows from it. */
    public After after() {
        return after;
    }

    /** Whether it is certain that nothing was sent, and worth another try, here or with another gateway. */
    public boolean mayBeRepeated() {
        return after == After.OUR_FAULT || after == After.NOT_SENT;
    }

    /** What follows from a failure. */
    public enum After {
        /** This number never gets this message: no other gateway is asked. */
        REFUSED,
        /** Nothing was sent, and somebody of us has to mend something; tried again until the message lapses. */
        OUR_FAULT,
        /** Nothing was sent; tried again until the message lapses. */
        NOT_SENT,
        /** It may have been sent: never tried again, no provider tells a repetition from a second message. */
        UNCERTAIN
    }
}
