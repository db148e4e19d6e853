package com.truewatch.billing.accounts.testing;

import io.restassured.RestAssured;
import java.util.List;

/** Reads the metrics as whoever collects them does. */
public final class Metrics {
    private Metrics() {}

    /** One number; zero while nothing was measured. */
    public static double value(String name) {
        return lines().stream()
                .filter(line -> line.startsWith(name + " "))
                // What follows a # is an example of what was measured.
                .mapToDouble(
                        line -> Double.parseDouble(line.substring(name.length()).split(" # ", 2)[0]))
                .findFirst()
                .orElse(0);
    }

    /** Every line. */
    public static List<String> lines() {
        return RestAssured.get("/q/metrics").asString().lines().toList();
    }
}
