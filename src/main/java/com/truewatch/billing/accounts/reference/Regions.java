package com.truewatch.billing.accounts.reference;

import java.util.Locale;
import java.util.Set;

/** Countries and territories: ISO 3166-1 alpha-2, as the JDK knows them. */
public final class Regions {
    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Regions() {}

    /** Every code, in no order. */
    public static Set<String> codes() {
        return CODES;
    }
}
