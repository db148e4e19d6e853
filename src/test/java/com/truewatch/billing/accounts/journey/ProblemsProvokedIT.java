package com.truewatch.billing.accounts.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.testing.SeenProblems;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs after the resource tests: each problem that the service knows was met by one of them, and kept the contract. */
class ProblemsProvokedIT {
    /** Met by tests that send what the contract's check would not let out, or that take the database away. */
    private static final Set<Problem> MET_WITHOUT_THE_CONTRACT = EnumSet.of(
            Problem.METHOD_NOT_ALLOWED,
            Problem.NOT_ACCEPTABLE,
            Problem.REQUEST_TIMEOUT,
            Problem.PAYLOAD_TOO_LARGE,
            Problem.URI_TOO_LONG,
            Problem.HEADERS_TOO_LARGE,
            Problem.UNSUPPORTED_MEDIA_TYPE,
            Problem.UNAVAILABLE,
            Problem.INTERNAL_ERROR);

    @Test
    void noneIsMissing() {
        Set<String> seen = SeenProblems.all();
        // A few tests by name meet a few of them.
        assumeTrue(seen.size() > Problem.values().length / 2, "the whole suite has not run");

        List<String> missing = Arrays.stream(Problem.values())
                .filter(it -> !MET_WITHOUT_THE_CONTRACT.contains(it))
                .map(Problem::slug)
                .filter(it -> !seen.contains(it))
                .toList();

        assertEquals(List.of(), missing);
    }
}
