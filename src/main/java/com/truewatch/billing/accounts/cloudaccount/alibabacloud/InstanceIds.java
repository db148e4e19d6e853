package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Makes ids of instances, which nobody can guess: whoever knows one and the buyer's account may claim it. */
@Singleton
class InstanceIds {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 20;

    private final SecureRandom random = new SecureRandom();

    /** {@code tw-} and 100 random bits. */
    String next() {
        StringBuilder id = new StringBuilder("tw-");
        random.ints(LENGTH, 0, BASE32.length()).forEach(it -> id.append(BASE32.charAt(it)));
        return id.toString();
    }
}
