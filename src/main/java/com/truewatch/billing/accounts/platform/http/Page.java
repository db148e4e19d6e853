package com.truewatch.billing.accounts.platform.http;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list, newest first.
 *
 * @param items at most as many as were asked for
 * @param nextCursor for the next page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /** How many items a page has where the client does not say. */
    public static final String DEFAULT_LIMIT = "50";
    /** How many items a page has at most. */
    public static final int MAX_LIMIT = 200;

    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,3}");

    /** The page of {@code limit} items out of {@code limit + 1} rows, of which the last only tells that there are more. */
    public static <R, T> Page<T> of(List<R> rows, int limit, Function<R, UUID> id, Function<R, T> item) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                shown.stream().map(item).toList(), more ? cursor(id.apply(shown.get(shown.size() - 1))) : null);
    }

    /**
     * The id after which a page goes on; null for the first page.
     *
     * @throws ProblemException {@code invalid-request} for a text that is no cursor of ours
     */
    public static @Nullable UUID readCursor(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        byte[] bytes = CursorText.read(cursor);
        if (bytes.length != 2 * Long.BYTES) {
            throw CursorText.refusal();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /**
     * The limit, if it is one that a list allows: read here, because the framework answers 404 to what is no number.
     *
     * @throws ProblemException {@code invalid-request}
     */
    public static int readLimit(String limit) {
        int size = LIMIT.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (size < 1 || size > MAX_LIMIT) {
            throw ProblemException.violation("/limit", "must be between 1 and " + MAX_LIMIT);
        }
        return size;
    }

    private static String cursor(UUID id) {
        byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return CursorText.of(bytes);
    }
}
