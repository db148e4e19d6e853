package com.truewatch.billing.accounts.testing;

import java.util.stream.IntStream;

/** How often a race is run: {@code rounds} of pom.xml, a few times in every build and more often in the full one. */
public final class Rounds {
    public static final int COUNT = Integer.getInteger("rounds", 3);

    private Rounds() {}

    /** From 1, for a method source. */
    public static IntStream each() {
        return IntStream.rangeClosed(1, COUNT);
    }
}
