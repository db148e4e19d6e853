package com.truewatch.billing.accounts.platform.problem;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal on the way to the client: nothing happened, and here is why. A refusal that must be remembered (a counted
 * wrong code) is returned as a verdict instead, because throwing rolls its transaction back.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final transient Map<String, Object> members;
    private final @Nullable Duration retryAfter;
    private final transient @Nullable Quota quota;

    /** A problem with no members of its own. */
    public ProblemException(Problem problem) {
        this(problem, Map.of(), null, null);
    }

    private ProblemException(
            Problem problem, Map<String, Object> members, @Nullable Duration retryAfter, @Nullable Quota quota) {
        super(problem.slug(), null, false, problem.status() >= 500);
        this.problem = problem;
        this.members = new LinkedHashMap<>(members);
        this.retryAfter = retryAfter;
        this.quota = quota;
    }

    /** {@code invalid-request} for one member of the body. */
    public static ProblemException violation(String pointer, String message) {
        return violations(List.of(new Violation(pointer, message)));
    }

    /** {@code invalid-request} with everything that is wrong at once. */
    public static ProblemException violations(List<Violation> violations) {
        return new ProblemException(Problem.INVALID_REQUEST).with("violations", violations);
    }

    /** {@code too-many-requests}: the same call may succeed after {@code wait}. */
    public static ProblemException tooManyRequests(Duration wait) {
        return new ProblemException(Problem.TOO_MANY_REQUESTS, Map.of(), wait, null);
    }

    /** The same where the quota is the caller's own, so that telling it tells an attacker nothing of anybody else. */
    public static ProblemException tooManyRequests(Duration wait, Quota quota) {
        return new ProblemException(Problem.TOO_MANY_REQUESTS, Map.of(), wait, quota);
    }

    /** {@code unavailable}: a part the service needs does not answer; worth another try after {@code wait}. */
    public static ProblemException unavailable(Duration wait) {
        return new ProblemException(Problem.UNAVAILABLE, Map.of(), wait, null);
    }

    /** This problem with one more member in its body. */
    public ProblemException with(String member, @Nullable Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(members);
        if (value != null) {
            extended.put(member, value);
        }
        return new ProblemException(problem, extended, retryAfter, quota);
    }

    /** Which problem. */
    public Problem problem() {
        return problem;
    }

    /** The members beyond those of RFC 9457, by name. */
    public Map<String, Object> members() {
        return members;
    }

    /** How long to wait before the same call can succeed, where time alone helps. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }

    /** The quota that is used up, where it may be told. */
    public @Nullable Quota quota() {
        return quota;
    }

    /**
     * How often a caller may do something, as the RateLimit fields say it (draft-ietf-httpapi-ratelimit-headers).
     *
     * @param name of the policy
     * @param most within the window
     * @param window its length
     */
    public record Quota(String name, int most, Duration window) {}

    /** Why a caller was not let in: what was refused on the way, such as an ended session, or that nobody is known. */
    static ProblemException ofAuthentication(Throwable failed) {
        for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return refusal;
            }
        }
        return new ProblemException(Problem.AUTHENTICATION_REQUIRED);
    }
}
