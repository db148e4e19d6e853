package com.truewatch.billing.accounts.benchmark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the service says of its password hashes so far.
 *
 * @param count how many
 * @param seconds in all
 */
record HashTime(double count, double seconds) {
    private static final Pattern METRIC =
            Pattern.compile("(?m)^accounts_password_hash_seconds_(count|sum)(?:\\{[^}]*\\})? (\\S+)");

    static HashTime in(String metrics) {
        double count = 0;
        double sum = 0;
        Matcher lines = METRIC.matcher(metrics);
        while (lines.find()) {
            if (lines.group(1).equals("count")) {
                count = Double.parseDouble(lines.group(2));
            } else {
                sum = Double.parseDouble(lines.group(2));
            }
        }
        return new HashTime(count, sum);
    }

    /** In milliseconds. */
    double meanSince(HashTime earlier) {
        return 1000 * (seconds - earlier.seconds) / (count - earlier.count);
    }
}
