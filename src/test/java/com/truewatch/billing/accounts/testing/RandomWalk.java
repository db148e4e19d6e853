package com.truewatch.billing.accounts.testing;

import java.util.Random;
import org.jboss.logging.Logger;

/** What a test that calls at random goes by: another way in each run, told, so that it can be gone again. */
public final class RandomWalk {
    private static final Logger LOG = Logger.getLogger(RandomWalk.class);

    private final long seed = Long.getLong("walk.seed", System.nanoTime());
    private final Random random = new Random(seed);

    public RandomWalk() {
        LOG.infof("The walk is repeated by -Dwalk.seed=%d", seed);
    }

    /** How many steps it goes: {@code walk.steps} of pom.xml, short in every build and long in the full one. */
    public static int steps() {
        return Integer.getInteger("walk.steps", 1_000);
    }

    public long seed() {
        return seed;
    }

    public Random random() {
        return random;
    }
}
