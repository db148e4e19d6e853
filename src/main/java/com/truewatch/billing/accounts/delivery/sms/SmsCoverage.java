package com.truewatch.billing.accounts.delivery.sms;

/** Whom text messages can reach. The countries that gateways are configured for are the only ones. */
public interface SmsCoverage {
    /**
     * Whether some gateway serves this number: one of a mobile phone, in a country that is configured.
     *
     * @param number E.164
     */
    boolean covers(String number);
}
