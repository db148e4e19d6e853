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
    /** Wrong codes per account and purpose within {@link #BUDGET_WINDOW}; nothing gives new ones. */
    public static final int FAILED_CODES = 20;
    /** Counted from the first wrong code. */
    public static final Duration BUDGET_WINDOW = Duration.ofHours(24);

    private CodePolicy() {}
}
