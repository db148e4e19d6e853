package com.truewatch.billing.accounts.platform.http;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Strong entity tags (RFC 9110, 8.8.3) over a versioned thing: the id keeps two holders in one browser apart. */
public final class EntityTags {
    private EntityTags() {}

    /** The quoted tag of one version of one thing. */
    public static String of(UUID id, long version) {
        return '"' + stem(id, version) + '"';
    }

    /** The quoted tag of a version that shows itself in more than one way, for example as time passes. */
    public static String of(UUID id, long version, String variant) {
        return '"' + stem(id, version) + '-' + variant + '"';
    }

    /** Refuses with {@code precondition-failed} when {@code If-Match} names neither the current tag nor {@code *}. */
    public static void requireMatch(@Nullable String ifMatch, String current) {
        if (ifMatch != null && !lists(ifMatch, current)) {
            throw new ProblemException(Problem.PRECONDITION_FAILED);
        }
    }

    /** Whether {@code If-None-Match} says that the client has the current version already (weak comparison). */
    public static boolean isKnown(@Nullable String ifNoneMatch, String current) {
        return ifNoneMatch != null && lists(ifNoneMatch.replace("W/", ""), current);
    }

    private static String stem(UUID id, long version) {
        return Long.toUnsignedString(id.getLeastSignificantBits(), 36) + "-" + version;
    }

    private static boolean lists(String field, String tag) {
        return field.strip().equals("*")
                || Arrays.stream(field.split(",")).map(String::strip).anyMatch(tag::equals);
    }
}
