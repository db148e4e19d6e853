package com.truewatch.billing.accounts.directory.imports;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Violation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a line became no account.
 *
 * @param line its number, from 1
 * @param code of the problem
 * @param violations where; never what was there
 */
@Schema(name = "RefusedLine", description = "A line that became no account, and why: never what was in it.")
record LineRefusal(
        @Schema(description = "Its number in the file, from 1; blank lines count.", examples = "17")
        int line,

        @Schema(
                description = "The type of the problem without its path: `invalid-request`, `username-taken`, "
                        + "`address-unavailable`, `agreement-outdated`, ..",
                examples = "invalid-request")
        String code,

        @Schema(description = "Where it is wrong, and what would be right; at most ten.")
        List<Violation> violations) {
    private static final int MOST_VIOLATIONS = 10;

    LineRefusal {
        violations = violations.stream().limit(MOST_VIOLATIONS).toList();
    }

    static LineRefusal of(Line line, Problem problem, Violation... violations) {
        return new LineRefusal(line.number(), problem.slug(), List.of(violations));
    }

    static LineRefusal of(Line line, List<Violation> violations) {
        return new LineRefusal(line.number(), Problem.INVALID_REQUEST.slug(), violations);
    }

    /** What refused an account that is made by one call refuses a line. */
    static LineRefusal of(Line line, ProblemException refusal) {
        return switch (refusal.problem()) {
            case USERNAME_TAKEN -> of(line, refusal.problem(), new Violation("/username", "is taken"));
            case ADDRESS_UNAVAILABLE -> of(line, refusal.problem(), new Violation("/email", "is not available"));
            case AGREEMENT_OUTDATED ->
                of(line, refusal.problem(), new Violation("/agreementVersion", "must be the current one, or absent"));
            default -> new LineRefusal(line.number(), refusal.problem().slug(), violations(refusal));
        };
    }

    private static List<Violation> violations(ProblemException refusal) {
        return refusal.members().get("violations") instanceof List<?> all
                ? all.stream().map(Violation.class::cast).toList()
                : List.of();
    }
}
