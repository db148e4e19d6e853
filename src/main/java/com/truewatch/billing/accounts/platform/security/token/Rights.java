package com.truewatch.billing.accounts.platform.security.token;

import java.util.Set;

/**
 * What an operator may do beyond looking: claim {@code rights} of its token. An endpoint asks for the permission {@code
 * OPERATOR + FREEZE}.
 */
public final class Rights {
    /** The first part of every operator's permission, which no scope of a service can be. */
    public static final String OPERATOR = PlatformTokens.ROLE_OPERATOR + ":";

    /** Decides on real-name authentication. */
    public static final String REVIEW = "review";

    /** Freezes and unfreezes accounts, and ends their sessions. */
    public static final String FREEZE = "freeze";

    /** Allows settlement outside the usual limits. */
    public static final String SETTLEMENT = "settlement";

    /** Replaces an address that its holder has lost. */
    public static final String RECOVERY = "recovery";

    /** Reads what holders did and when. */
    public static final String AUDIT = "audit";

    /** Makes accounts out of a file. */
    public static final String IMPORT = "import";

    /** All that there are; any other in a token counts for nothing. */
    public static final Set<String> ALL = Set.of(REVIEW, FREEZE, SETTLEMENT, RECOVERY, AUDIT, IMPORT);

    private Rights() {}
}
