package com.truewatch.billing.accounts.delivery.sms;

import java.util.Optional;

/** What a gateway cannot do without. */
final class Settings {
    private Settings() {}

    /**
     * The value of a setting.
     *
     * @throws IllegalStateException when there is none, naming the setting and never a value
     */
    static String require(String setting, Optional<String> value) {
        return value.filter(it -> !it.isBlank())
                .orElseThrow(() -> new IllegalStateException(setting + " is missing, and a country names its gateway"));
    }
}
