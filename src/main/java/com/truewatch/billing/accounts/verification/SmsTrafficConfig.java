package com.truewatch.billing.accounts.verification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much may be spent on codes by text message, and when a country looks like somebody's business. */
@ConfigMapping(prefix = "accounts.sms-traffic")
interface SmsTrafficConfig {
    /** Text messages to one country within 24 hours, codes and notices. */
    @WithDefault("2000")
    int codesPerCountryAndDay();

    /** The least share of a country's codes that must be entered; below it the country gets none for a while. */
    @WithDefault("0.1")
    double leastConfirmedShare();

    /** How many codes of an hour tell anything about their share. */
    @WithDefault("50")
    int leastSample();
}
