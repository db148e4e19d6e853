package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/** Makes ids of instances, which nobody can guess: whoever knows one and the buyer's account may claim it. */
@Singleton
class InstanceIds {
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 20;
    private static final Pattern FORM = Pattern.compile("tw-[" + BASE32 + "]{" + LENGTH + "}");

    private final SecureRandom random = new SecureRandom();

    /** Whether this may be one of them. */
    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /** {@code tw-} and 100 random bits. */
    String next() {
        StringBuilder id = new StringBuilder("tw-");
        random.ints(LENGTH, 0, BASE32.length()).forEach(it -> id.append(BASE32.charAt(it)));
        return id.toString();
    }
}
