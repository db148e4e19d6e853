package com.truewatch.billing.accounts.verification;

import java.time.Duration;

/** The numbers of the product's rules; NIST SP 800-63B-4, 3.1.3.2 asks for no less. */
public final class CodePolicy {
    /** Decimal digits of a code. */
    public static final int DIGITS = 6;
    /** How long a code is good. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);
    /** Wrong codes that a step allows; resending gives no new ones. */
    public static final int TRIES = 5;
    /** Between two sends of one step. */
    public static final Duration RESEND_PAUSE = Duration.ofSeconds(60);
    /** Wrong codes per account, purpose and kind of browser within {@link #BUDGET_WINDOW}; nothing gives new ones. */
    public static final int FAILED_CODES = 20;
    /** Wrong codes in a row after which none is compared until the holder logs in another way. */
    public static final int FAILED_CODES_IN_A_ROW = 100;
    /** For how long a request for a code can be repeated, from its beginning. */
    public static final Duration REQUEST_LIFETIME = Duration.ofMinutes(30);
    /** Counted from the first wrong code. */
    public static final Duration BUDGET_WINDOW = Duration.ofHours(24);

    private CodePolicy() {}
}
